import type {
  GetBucketNotificationConfigurationRequest,
  NotificationConfiguration,
  PutBucketNotificationConfigurationRequest,
} from '@aws-sdk/client-s3';
import type { CallContext } from '../../service.ts';
import { existingBucket, saveBucket } from './bucket-store.ts';

/** Remembered and told; no notification is sent. */
export function putNotifications(
  { Bucket, NotificationConfiguration: wanted }: PutBucketNotificationConfigurationRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, Bucket);
  saveBucket(ctx, { ...bucket, settings: { ...bucket.settings, notifications: wanted } });
  return {};
}

/** Empty where nothing is configured. */
export function getNotifications(
  { Bucket }: GetBucketNotificationConfigurationRequest,
  ctx: CallContext,
): NotificationConfiguration {
  return asNotifications(existingBucket(ctx, Bucket).settings.notifications) ?? {};
}

/** Safe because only `putNotifications` writes this setting. */
function asNotifications(value: unknown): NotificationConfiguration | undefined {
  return value as NotificationConfiguration | undefined;
}
