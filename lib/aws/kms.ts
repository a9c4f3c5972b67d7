import {
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  paginateListAliases,
} from '@aws-sdk/client-kms';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import { AnswersInTurn } from '#lib/answers/answers-in-turn.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Kms = Pick<Aws, 'kms'>;

const keys = new AnswersInTurn<LiveResource | undefined>({ atOnce: 100, freshMs: 0 });
const rotations = new AnswerMemory<boolean | undefined>(aMinuteMs);

/**
 * Keys with `KeyRotationEnabled`, which is read once a minute. KMS tells of one key at a time: a hundred at
 * a time.
 */
export async function describeKeys(
  { kms }: Kms,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<LiveResource[]> {
  const known = await keys.of(kms, ids, now, (KeyId) => describeKey(kms, KeyId, now));
  return ids.flatMap((id) => {
    if (known.has(id)) return known.get(id) ?? [];
    return { ...toLiveResource('AWS::KMS::Key', id.split('/').at(-1), {}, [id]), isUnread: true };
  });
}

async function describeKey(
  kms: Kms['kms'],
  KeyId: string,
  now: Date,
): Promise<LiveResource | undefined> {
  const answer = await unlessAbsent(['NotFoundException'], () =>
    kms.send(new DescribeKeyCommand({ KeyId })),
  );
  const shape = answer?.KeyMetadata;
  if (!shape) return undefined;
  const KeyRotationEnabled = await rotations.of(kms, KeyId, now, () => isRotated(kms, KeyId));
  return toLiveResource(
    'AWS::KMS::Key',
    shape.KeyId,
    { ...shape, ...(KeyRotationEnabled !== undefined && { KeyRotationEnabled }) },
    [shape.Arn],
  );
}

/** Undefined for keys whose kind or state excludes rotation. */
async function isRotated(kms: Kms['kms'], KeyId: string): Promise<boolean | undefined> {
  const answer = await unlessAbsent(
    ['KMSInvalidStateException', 'UnsupportedOperationException', 'NotFoundException'],
    () => kms.send(new GetKeyRotationStatusCommand({ KeyId })),
  );
  return answer?.KeyRotationEnabled;
}

export async function listKeyAliases(
  { kms }: Kms,
  names: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateListAliases({ client: kms, pageSize: 100 }, {})) {
    for (const shape of page.Aliases ?? []) {
      found.push(toLiveResource('AWS::KMS::Alias', shape.AliasName, shape, [shape.AliasArn]));
    }
  }
  return wantedOnly(found, names);
}
