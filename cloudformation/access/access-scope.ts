import { assetBucketParameter } from '../asset-parameters.ts';
import { ref, sub } from '../builder/intrinsics.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { textInput } from '../layer-inputs.ts';
import { keyInput, type OptionalKey } from '../optional-key.ts';
import type { AccessParameters } from './parameters.ts';

/** What every role is declared in: the things that roles may act on. */
export interface AccessScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: AccessParameters;
  readonly assetBucketArn: Intrinsic<string>;
  readonly lake: { readonly arn: Intrinsic<string>; readonly key: OptionalKey };
  readonly catalogDatabase: Intrinsic<string>;
  readonly secrets: {
    readonly mysql: Intrinsic<string>;
    readonly redis: Intrinsic<string>;
    readonly grafana: Intrinsic<string>;
    readonly argocd: Intrinsic<string>;
    readonly application: Intrinsic<string>;
    readonly key: OptionalKey;
  };
}

/** Declares what the access layer takes from other layers. */
export function accessScope(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
  parameters: AccessParameters,
): AccessScope {
  const bucket = assetBucketParameter(template);
  return {
    template,
    environment,
    parameters,
    assetBucketArn: sub`arn:${ref('AWS::Partition')}:s3:::${ref(bucket)}`,
    lake: {
      arn: textInput(template, 'DataLakeBucketArn'),
      key: keyInput(template, 'DataLakeKeyArn'),
    },
    catalogDatabase: textInput(template, 'CatalogDatabaseName'),
    secrets: {
      mysql: textInput(template, 'MySqlCredentialsArn'),
      redis: textInput(template, 'RedisCredentialsArn'),
      grafana: textInput(template, 'GrafanaCredentialsArn'),
      argocd: textInput(template, 'ArgoCdCredentialsArn'),
      application: textInput(template, 'ApplicationCredentialsArn'),
      key: keyInput(template, 'CredentialsKeyArn'),
    },
  };
}
