import { createHash } from 'node:crypto';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

/**
 * Stands for what is known of a resource: another after each operation on it and each change seen of it. What
 * is remembered by it is not older than the news by which somebody asks.
 */
export async function knownState(
  { db }: Pick<Context, 'db'>,
  environment: Environment,
  { id, properties }: ResourceNode,
): Promise<string> {
  const operation = await db.operation.findFirst({
    where: { environmentId: environment.id, resourceId: id },
    orderBy: { requestedAt: 'desc' },
    select: { id: true, status: true },
  });
  const known = JSON.stringify([id, properties, operation]);
  return createHash('sha256').update(known).digest('base64url');
}
