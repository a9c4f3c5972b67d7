import {
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  paginateListAliases,
} from '@aws-sdk/client-kms';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Kms = Pick<Aws, 'kms'>;

const rotations = new AnswerMemory<boolean | undefined>(aMinuteMs);

/** Keys, one call each as KMS has no other way to ask, with `KeyRotationEnabled`, read once a minute. */
export async function describeKeys(
  { kms }: Kms,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const KeyId of ids) {
    const answer = await unlessAbsent(['NotFoundException'], () =>
      kms.send(new DescribeKeyCommand({ KeyId })),
    );
    const shape = answer?.KeyMetadata;
    if (!shape) continue;
    const KeyRotationEnabled = await rotations.of(kms, KeyId, now, () => isRotated(kms, KeyId));
    found.push(
      toLiveResource(
        'AWS::KMS::Key',
        shape.KeyId,
        { ...shape, ...(KeyRotationEnabled !== undefined && { KeyRotationEnabled }) },
        [shape.Arn],
      ),
    );
  }
  return found;
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
