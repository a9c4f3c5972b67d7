import { ref, select, split } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { DataLakeParameters } from './parameters.ts';

/** What every part of the data lake is declared in. */
export interface DataLakeScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: DataLakeParameters;
  readonly key: ResourceHandle<'AWS::KMS::Key'> | undefined;
  /** Days after which logs are deleted. */
  readonly logDays: Intrinsic<number>;
}

export type Bucket = ResourceHandle<'AWS::S3::Bucket'>;

/** Eight hexadecimal digits of the stack's id, which stay as long as the stack does. */
export function stackSuffix(): Intrinsic<string> {
  return select(0, split('-', select(2, split('/', ref('AWS::StackId')))));
}

/** What nobody may change about any bucket of the data lake. */
export const privateBucket = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
} as const;
