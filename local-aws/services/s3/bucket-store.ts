import { AwsError, type CallContext } from '../../service.ts';

export interface BucketRecord {
  readonly name: string;
  readonly region: string;
  readonly creationDate: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What `Put…` operations set, by the name of the setting. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const collection = 's3.bucket';

export function buckets(ctx: CallContext): BucketRecord[] {
  return ctx.store.list<BucketRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findBucket(ctx: CallContext, name: string): BucketRecord | undefined {
  return ctx.store.get<BucketRecord>(collection, name);
}

/** @throws AwsError NoSuchBucket */
export function existingBucket(ctx: CallContext, name: string | undefined): BucketRecord {
  const bucket = findBucket(ctx, name ?? '');
  if (bucket) return bucket;
  throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, {
    BucketName: name ?? '',
  });
}

export function saveBucket(ctx: CallContext, bucket: BucketRecord): void {
  ctx.store.put(collection, bucket.name, bucket);
}

export function removeBucket(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
}
