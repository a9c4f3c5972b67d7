import type { DeploymentsQuery } from '#lib/api/deployments.ts';
import { type Db, Prisma } from '#lib/db/client.ts';

type Search = Omit<DeploymentsQuery, 'limit'>;

/** The condition of a search in an environment's deployments; ids grow with time, so one is the page's cursor. */
export async function searchCondition(
  db: Pick<Db, '$queryRaw'>,
  environmentId: string,
  { before, status, kind, layer, requestedBy, text, from, to }: Search,
): Promise<Prisma.DeploymentWhereInput> {
  return {
    environmentId,
    ...(before !== undefined && { id: { lt: before } }),
    ...(status !== undefined && { status }),
    ...(kind !== undefined && { kind }),
    ...(layer !== undefined && { layers: { some: { layer } } }),
    ...(requestedBy !== undefined && { requestedBy }),
    ...((from !== undefined || to !== undefined) && {
      requestedAt: {
        ...(from !== undefined && { gte: from }),
        ...(to !== undefined && { lte: to }),
      },
    }),
    ...(text !== undefined && (await mentions(db, environmentId, text))),
  };
}

async function mentions(
  db: Pick<Db, '$queryRaw'>,
  environmentId: string,
  text: string,
): Promise<Prisma.DeploymentWhereInput> {
  const contains = { contains: literal(text), mode: 'insensitive' as const };
  return {
    OR: [
      { id: { in: await idsLike(db, environmentId, text) } },
      {
        layers: {
          some: {
            failure: { path: ['reason'], string_contains: literal(text), mode: 'insensitive' },
          },
        },
      },
      {
        events: {
          some: {
            OR: [{ logicalId: contains }, { physicalId: contains }, { reason: contains }],
          },
        },
      },
    ],
  };
}

/** Prisma compares the id of a type of its own as a whole only. */
async function idsLike(
  db: Pick<Db, '$queryRaw'>,
  environmentId: string,
  text: string,
): Promise<string[]> {
  if (!/^[\da-f-]+$/i.test(text)) return [];
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM "Deployment"
    WHERE "environmentId" = ${environmentId}::uuid AND id::text LIKE ${`%${text.toLowerCase()}%`}`);
  return rows.map(({ id }) => id);
}

/** A text as it is, of which no character stands for others in a pattern. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
