import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { AnswerMemory, aMinuteMs, anHourMs } from '#lib/answers/answer-memory.ts';
import { AnswersInTurn } from '#lib/answers/answers-in-turn.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { bucketUsage } from './bucket-usage.ts';
import type { Aws } from './clients.ts';
import { toLiveResource } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';
import { unlessDenied } from './unless-denied.ts';

type S3 = Pick<Aws, 's3'>;

type Bucket = LiveResource | undefined;

const buckets = new AnswersInTurn<Bucket>({ atOnce: 100, freshMs: 0 });
const lifecycles = new AnswerMemory<object | null | undefined>(anHourMs);
const usages = new AnswerMemory<object>(aMinuteMs);

/**
 * Buckets by name, with their versioning, encryption, public access block and lifecycle rules (`null` where
 * S3 says there is none, absent where it says nothing), read at most once an hour, and what they hold as `Usage`, read
 * at most once a minute. S3 tells all that of one bucket only: a hundred buckets at a time.
 */
export async function describeBuckets(
  aws: S3,
  { names, now }: { readonly names: readonly string[]; readonly now: Date },
): Promise<LiveResource[]> {
  const known = await buckets.of(aws.s3, names, now, (name) =>
    unlessAbsent(['NoSuchBucket'], () => describeBucket(aws, name, now)),
  );
  return names.flatMap((Name) => {
    if (known.has(Name)) return known.get(Name) ?? [];
    return { ...toLiveResource('AWS::S3::Bucket', Name, { Name }), isUnread: true };
  });
}

async function describeBucket({ s3 }: S3, Bucket: string, now: Date): Promise<LiveResource> {
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  const encryption = await unlessAbsent(['ServerSideEncryptionConfigurationNotFoundError'], () =>
    s3.send(new GetBucketEncryptionCommand({ Bucket })),
  );
  const block = await unlessAbsent(['NoSuchPublicAccessBlockConfiguration'], () =>
    s3.send(new GetPublicAccessBlockCommand({ Bucket })),
  );
  return toLiveResource('AWS::S3::Bucket', Bucket, {
    Name: Bucket,
    Versioning: { Status: Status ?? 'Off' },
    ServerSideEncryptionConfiguration: encryption?.ServerSideEncryptionConfiguration ?? null,
    PublicAccessBlockConfiguration: block?.PublicAccessBlockConfiguration ?? null,
    LifecycleConfiguration: await lifecycles.of(s3, Bucket, now, () =>
      unlessDenied(() => lifecycleOf(s3, Bucket)),
    ),
    Usage: await usages.of(s3, Bucket, now, () => bucketUsage(s3, Bucket)),
  });
}

async function lifecycleOf(s3: Aws['s3'], Bucket: string): Promise<object | null> {
  const answer = await unlessAbsent(['NoSuchLifecycleConfiguration'], () =>
    s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
  );
  return answer ? { Rules: answer.Rules ?? [] } : null;
}
