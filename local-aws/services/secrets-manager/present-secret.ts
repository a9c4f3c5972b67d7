import { tagList } from '../tag-register.ts';
import type { SecretRecord } from './secret-store.ts';

/** What `DescribeSecret` and the entries of `ListSecrets` have in common. */
export function present(secret: SecretRecord) {
  return {
    ARN: secret.arn,
    Name: secret.name,
    CreatedDate: new Date(secret.createdDate),
    LastChangedDate: new Date(secret.lastChangedDate),
    ...(secret.lastAccessedDate && { LastAccessedDate: dayOf(secret.lastAccessedDate) }),
    ...(secret.deletedDate && { DeletedDate: new Date(secret.deletedDate) }),
    ...(secret.description && { Description: secret.description }),
    ...(secret.kmsKeyId && { KmsKeyId: secret.kmsKeyId }),
    ...(Object.keys(secret.tags).length > 0 && { Tags: tagList(secret.tags) }),
  };
}

/** Versions without a staging label are deprecated, and not told. */
export function stagesOf({ versions }: SecretRecord): Record<string, string[]> {
  return Object.fromEntries(
    versions
      .filter(({ stages }) => stages.length > 0)
      .map(({ stages, versionId }) => [versionId, [...stages]]),
  );
}

/** AWS tells only the day of the last access. */
function dayOf(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`);
}
