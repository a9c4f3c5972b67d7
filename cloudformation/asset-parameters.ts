import type { ParameterHandle } from './builder/template.ts';
import type { TemplateBuilder } from './builder/template-builder.ts';

/** Declares the parameter that names the bucket in which the deployer puts the layers' files. */
export function assetBucketParameter(template: TemplateBuilder): ParameterHandle<string> {
  return template.parameter('AssetBucket', {
    Type: 'String',
    Description: 'Bucket that holds the files this stack and its hosts read.',
    AllowedPattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
    ConstraintDescription: 'must be the name of a bucket',
    group: 'Assets',
  });
}

/** Declares the parameter for the key prefix of the layer's own files, which ends with a slash. */
export function assetPrefixParameter(template: TemplateBuilder): ParameterHandle<string> {
  return template.parameter('AssetPrefix', {
    Type: 'String',
    Description:
      'Key prefix of this layer’s files in the asset bucket, named after their contents.',
    AllowedPattern: '^[A-Za-z0-9/_-]+/$',
    ConstraintDescription: 'must end with a slash',
    group: 'Assets',
  });
}
