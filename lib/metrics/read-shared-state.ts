import type { Context } from '#lib/context/context.ts';

/** What the instances on one database have in common, and each tells. */
export interface SharedState {
  readonly deployments: readonly { readonly status: string; readonly count: number }[];
  readonly jobs: readonly { readonly state: string; readonly count: number }[];
  readonly auditEntries: number;
  readonly undelivered: readonly { readonly receiver: string; readonly count: number }[];
}

export async function readSharedState({ db }: Pick<Context, 'db'>): Promise<SharedState> {
  const deployments = await db.deployment.groupBy({ by: ['status'], _count: { _all: true } });
  const newest = await db.auditEntry.aggregate({ _max: { sequence: true } });
  const auditEntries = Number(newest._max.sequence ?? 0);
  const deliveries = await db.auditDelivery.findMany();
  return {
    deployments: deployments.map(({ status, _count }) => ({ status, count: _count._all })),
    jobs: await jobsByState(db),
    auditEntries,
    undelivered: deliveries.map(({ receiver, sequence }) => ({
      receiver,
      count: auditEntries - Number(sequence),
    })),
  };
}

/** pg-boss's own table, since it tells of a queue what it counted a while ago. */
async function jobsByState(db: Context['db']): Promise<{ state: string; count: number }[]> {
  const rows = await db.$queryRaw<{ state: string; count: bigint }[]>`
    SELECT state::text AS state, count(*) AS count FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active') GROUP BY state`;
  const counted = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  return ['created', 'retry', 'active'].map((state) => ({ state, count: counted.get(state) ?? 0 }));
}
