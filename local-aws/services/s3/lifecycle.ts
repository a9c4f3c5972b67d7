import type {
  DeleteBucketLifecycleRequest,
  GetBucketLifecycleConfigurationOutput,
  GetBucketLifecycleConfigurationRequest,
  LifecycleRule,
  PutBucketLifecycleConfigurationOutput,
  PutBucketLifecycleConfigurationRequest,
  TransitionDefaultMinimumObjectSize,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import { existingBucket, saveBucket } from './bucket-store.ts';

interface Lifecycle {
  readonly rules: readonly LifecycleRule[];
  readonly minimumSize: TransitionDefaultMinimumObjectSize;
}

/** Rules are remembered and told; no object is moved or deleted by them. @throws AwsError InvalidArgument, MalformedXML */
export function putLifecycle(
  input: PutBucketLifecycleConfigurationRequest,
  ctx: CallContext,
): PutBucketLifecycleConfigurationOutput {
  const bucket = existingBucket(ctx, input.Bucket);
  const rules = input.LifecycleConfiguration?.Rules ?? [];
  const minimumSize = input.TransitionDefaultMinimumObjectSize ?? 'all_storage_classes_128K';
  if (rules.length === 0) throw malformed();
  for (const rule of rules) requireRule(rule);
  const ids = rules.flatMap(({ ID }) => ID ?? []);
  if (new Set(ids).size < ids.length) {
    throw new AwsError(
      'InvalidArgument',
      'Rule ID must be unique. Found same ID for more than one rule',
    );
  }
  const lifecycle: Lifecycle = { rules, minimumSize };
  saveBucket(ctx, { ...bucket, settings: { ...bucket.settings, lifecycle } });
  return { TransitionDefaultMinimumObjectSize: minimumSize };
}

/** @throws AwsError NoSuchLifecycleConfiguration */
export function getLifecycle(
  { Bucket }: GetBucketLifecycleConfigurationRequest,
  ctx: CallContext,
): GetBucketLifecycleConfigurationOutput {
  const { name, settings } = existingBucket(ctx, Bucket);
  const lifecycle = asLifecycle(settings.lifecycle);
  if (!lifecycle) {
    throw new AwsError(
      'NoSuchLifecycleConfiguration',
      'The lifecycle configuration does not exist',
      404,
      { BucketName: name },
    );
  }
  return {
    Rules: lifecycle.rules.map(withDates),
    TransitionDefaultMinimumObjectSize: lifecycle.minimumSize,
  };
}

export function deleteLifecycle(
  { Bucket }: DeleteBucketLifecycleRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, Bucket);
  const { lifecycle: _, ...settings } = bucket.settings;
  saveBucket(ctx, { ...bucket, settings });
  return {};
}

/** Source: "Lifecycle configuration elements" and "Constraints for transitions", Amazon S3 user guide. */
function requireRule(rule: LifecycleRule): void {
  const { Expiration, NoncurrentVersionExpiration, NoncurrentVersionTransitions, Transitions } =
    rule;
  const hasAction =
    Transitions?.length ||
    NoncurrentVersionTransitions?.length ||
    Expiration ||
    NoncurrentVersionExpiration ||
    rule.AbortIncompleteMultipartUpload;
  if (!hasAction) {
    throw new AwsError('InvalidRequest', 'At least one action needs to be specified in a rule');
  }
  for (const { Days, StorageClass } of Transitions ?? []) {
    const isInfrequent = StorageClass === 'STANDARD_IA' || StorageClass === 'ONEZONE_IA';
    if (Days === undefined || Days >= 30 || !isInfrequent) continue;
    throw new AwsError(
      'InvalidArgument',
      `'Days' in Transition action must be greater than or equal to 30 for storageClass '${StorageClass}'`,
    );
  }
}

/** What was kept as JSON has its dates as text. */
function withDates(rule: LifecycleRule): LifecycleRule {
  return {
    ...rule,
    ...(rule.Expiration?.Date && {
      Expiration: { ...rule.Expiration, Date: new Date(rule.Expiration.Date) },
    }),
    ...(rule.Transitions && {
      Transitions: rule.Transitions.map((transition) => ({
        ...transition,
        ...(transition.Date && { Date: new Date(transition.Date) }),
      })),
    }),
  };
}

function malformed(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

/** Safe because only `putLifecycle` writes this setting. */
function asLifecycle(value: unknown): Lifecycle | undefined {
  return value as Lifecycle | undefined;
}
