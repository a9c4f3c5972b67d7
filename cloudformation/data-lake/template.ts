import { getAtt, ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { keyOutput } from '../optional-key.ts';
import { addBucket } from './bucket.ts';
import { addCatalog } from './catalog.ts';
import type { DataLakeScope } from './data-lake-scope.ts';
import { addDataLakeKey } from './key.ts';
import type { DataLakeParameters } from './parameters.ts';

/** The data lake's stack: one bucket of zones, and the catalog that describes what they hold. */
export function dataLakeTemplate(parameters: DataLakeParameters, context: LayerContext): Template {
  const template = new TemplateBuilder(
    'Data lake: bucket with its zones, catalog database, tables',
  );
  const environment = tagEnvironment(template, 'data-lake', context);
  const logDays = template.parameter('LogDays', {
    Type: 'Number',
    Description: 'Age in days at which logs are deleted.',
    Default: parameters.logDays,
    MinValue: 1,
    group: 'Lifecycle',
  });
  const key =
    parameters.encryption === 'customer-key'
      ? addDataLakeKey(template, environment, parameters.whenDeleted)
      : undefined;
  const scope: DataLakeScope = { template, environment, parameters, key, logDays: ref(logDays) };
  const bucket = addBucket(scope);
  const database = addCatalog(scope, bucket);
  template.output('DataLakeBucketName', 'Bucket of the data lake', ref(bucket));
  template.output('DataLakeBucketArn', 'ARN of the bucket', getAtt(bucket, 'Arn'));
  template.output('CatalogDatabaseName', 'Database of the data catalog', ref(database));
  template.output(
    'DataLakeKeyArn',
    'KMS key that encrypts the data lake, or the word none',
    keyOutput(key),
  );
  return template.build();
}
