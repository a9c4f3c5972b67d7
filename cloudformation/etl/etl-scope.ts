import { assetBucketParameter, assetPrefixParameter } from '../asset-parameters.ts';
import { ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { textInput } from '../layer-inputs.ts';
import type { EtlParameters } from './parameters.ts';
import { addSecurityConfiguration } from './security-configuration.ts';

export type Crawler = ResourceHandle<'AWS::Glue::Crawler'>;
export type Job = ResourceHandle<'AWS::Glue::Job'>;

/** What every part of the pipeline is declared in. */
export interface EtlScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: EtlParameters;
  readonly bucket: Intrinsic<string>;
  readonly database: Intrinsic<string>;
  readonly roleArn: Intrinsic<string>;
  readonly securityConfiguration: ResourceHandle<'AWS::Glue::SecurityConfiguration'>;
  /** Where in S3 a file of the layer's assets lies. */
  readonly assetUri: (file: string) => Intrinsic<string>;
}

/** Declares what the pipeline takes from other layers, and how its data is encrypted. */
export function etlScope(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
  parameters: EtlParameters,
): EtlScope {
  const assetBucket = ref(assetBucketParameter(template));
  const assetPrefix = ref(assetPrefixParameter(template));
  return {
    template,
    environment,
    parameters,
    bucket: textInput(template, 'DataLakeBucketName'),
    database: textInput(template, 'CatalogDatabaseName'),
    roleArn: textInput(template, 'GlueRoleArn'),
    securityConfiguration: addSecurityConfiguration(template, environment),
    assetUri: (file) => sub`s3://${assetBucket}/${assetPrefix}${file}`,
  };
}
