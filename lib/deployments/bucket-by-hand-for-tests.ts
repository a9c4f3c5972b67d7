import { CreateBucketCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import type { Context } from '#lib/context/context.ts';

/** Makes a bucket with the tag of an environment, beside its stacks; its name is its id. */
export async function makeBucket(ctx: Context, name: string, Bucket: string): Promise<string> {
  const region = 'us-east-2';
  const { s3 } = ctx.aws({ region });
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  const TagSet = [
    { Key: 'strata:environment', Value: name },
    { Key: 'owner', Value: 'ann' },
  ];
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
  return Bucket;
}
