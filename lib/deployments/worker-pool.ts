import type { Job, PgBoss } from 'pg-boss';

export interface WorkerPool {
  /** Has whatever waits fetched now. */
  wake(): void;
}

interface PoolSettings<Data> {
  readonly queue: string;
  /** How many jobs may be worked on at once. */
  readonly most: number;
  /** Nobody is hired any more once it is aborted. */
  readonly stopping: AbortSignal;
  readonly work: (job: Job<Data>) => Promise<void>;
}

/**
 * Workers of a queue, of which one more is there than are busy. Each asks the database every second while it
 * is idle, so that as many as may be busy at once would ask that many times for nothing.
 */
export async function startWorkerPool<Data>(
  boss: PgBoss,
  { queue, most, stopping, work }: PoolSettings<Data>,
): Promise<WorkerPool> {
  const hired = new Set<string>();
  let idle = 0;
  const hire = async () => {
    idle += 1;
    const id = await boss.work<Data>(queue, { pollingIntervalSeconds: 1 }, async ([job]) => {
      if (!job) return;
      idle -= 1;
      if (idle === 0 && hired.size < most && !stopping.aborted) await hire();
      try {
        await work(job);
      } finally {
        idle += 1;
        if (idle > 1 && !stopping.aborted) {
          idle -= 1;
          hired.delete(id);
          await boss.offWork(queue, { id, wait: false });
        }
      }
    });
    hired.add(id);
  };
  await hire();
  return {
    wake: () => {
      for (const id of hired) boss.notifyWorker(id);
    },
  };
}
