import { paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

/** Secrets without their values, those scheduled for deletion included. */
export async function listSecrets(
  { secrets }: Pick<Aws, 'secrets'>,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  const pages = paginateListSecrets(
    { client: secrets, pageSize: 100 },
    { IncludePlannedDeletion: true },
  );
  for await (const page of pages) {
    for (const shape of page.SecretList ?? []) {
      found.push(toLiveResource('AWS::SecretsManager::Secret', shape.ARN, shape, [shape.Name]));
    }
  }
  return wantedOnly(found, ids);
}
