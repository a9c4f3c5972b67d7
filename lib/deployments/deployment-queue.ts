import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tx } from '#lib/db/client.ts';
import type { Database } from '#lib/db/pool.ts';
import type { Log } from '#lib/log/log.ts';
import { jobDatabase } from './job-database.ts';
import { startWorkerPool } from './worker-pool.ts';

const queue = 'deployments';

export interface DeploymentQueue {
  /** Queues the deployment within the transaction that gives it something to do. */
  enqueue(tx: Tx, deploymentId: string): Promise<void>;
  /** Looks for queued deployments at once, once that transaction is committed. */
  wake(): void;
  /** Gives up what is being driven, so that another instance or the next start goes on. */
  stop(): Promise<void>;
}

export interface QueueSettings {
  readonly database: Database;
  readonly log: Log;
  /** Ids of deployments that were under way when the last process ended. */
  readonly unfinished: () => Promise<string[]>;
  /** Drives a deployment until it is settled, or until the signal says to stop. */
  readonly drive: (
    deploymentId: string,
    signal: AbortSignal,
    queue: DeploymentQueue,
  ) => Promise<void>;
}

/** Deployments that one instance drives at the same time. */
const mostAtOnce = 50;

/** Any number: instances that start at the same time create the queue's tables one after another. */
const START_LOCK = 5_741_005;

/**
 * A deployment whose instance ended is taken over when its heartbeat (10 s) and the look for lost ones
 * (5 s) are over, and after a pause that grows with each time: together within half a minute.
 */
const jobOptions = {
  retryLimit: 1_000_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 10,
  expireInSeconds: 12 * 60 * 60,
  heartbeatSeconds: 10,
};

/** Starts the queue of deployments and the worker of this process. */
export async function startDeploymentQueue(settings: QueueSettings): Promise<DeploymentQueue> {
  const { database, log } = settings;
  const boss = new PgBoss({
    db: jobDatabase(database.pool),
    backend: database.embedded ? 'pglite' : 'postgres',
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    persistWarnings: false,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'deployment queue'));
  await withStartLock(database, () => boss.start());
  await boss.createQueue(queue, { policy: 'stately', ...jobOptions });
  if (database.embedded) await boss.deleteAllJobs(queue);
  await requeue(boss, await settings.unfinished());

  const stopping = new AbortController();
  const own: DeploymentQueue = {
    enqueue: async (tx, deploymentId) => {
      await boss.send(
        queue,
        { deploymentId },
        { singletonKey: deploymentId, ...jobOptions, db: fromPrisma(tx) },
      );
    },
    wake: () => workers.wake(),
    stop: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 8_000, close: false });
    },
  };
  const workers = await startWorkerPool<{ deploymentId: string }>(boss, {
    queue,
    most: mostAtOnce,
    stopping: stopping.signal,
    work: ({ data, signal }) =>
      settings.drive(data.deploymentId, AbortSignal.any([signal, stopping.signal]), own),
  });
  return own;
}

/** With the embedded database no other process can be driving: whatever was active was cut off. */
async function requeue(boss: PgBoss, deploymentIds: readonly string[]): Promise<void> {
  for (const deploymentId of deploymentIds) {
    await boss.send(queue, { deploymentId }, { singletonKey: deploymentId, ...jobOptions });
  }
}

async function withStartLock(database: Database, start: () => Promise<unknown>): Promise<void> {
  if (database.embedded) {
    await start();
    return;
  }
  const client = await database.pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [START_LOCK]);
    await start();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [START_LOCK]).catch(() => undefined);
    client.release();
  }
}
