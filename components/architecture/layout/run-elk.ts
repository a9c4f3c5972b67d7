import ElkApi, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { exerciseGraph } from './exercise-graph.ts';

interface RunningElk {
  readonly elk: InstanceType<typeof ElkApi>;
  /** Rejects when the worker cannot go on; never resolves. */
  readonly failed: Promise<never>;
}

let running: RunningElk | undefined;

/**
 * Starts the worker where a layout will soon be wanted, and lets it lay out something small: the first
 * layout of a script takes twice as long as the next. Whoever lays out hears of a failure.
 */
export function startElk(): void {
  if (!running) runElk(exerciseGraph()).catch(() => undefined);
}

/** Lays out a graph in a worker, so that it takes nothing from the page. Rejects what ELK refuses. */
export function runElk(graph: ElkNode): Promise<ElkNode> {
  running ??= openElk();
  const { elk, failed } = running;
  return Promise.race([elk.layout(graph), failed]);
}

function openElk(): RunningElk {
  const worker = new Worker(new URL('./elk-worker.ts', import.meta.url), { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      running = undefined;
      reject(new Error(`The layout ended: ${message || 'its script could not be loaded'}`));
    });
  });
  failed.catch(() => undefined);
  return { elk: new ElkApi({ workerFactory: () => worker, algorithms: ['layered'] }), failed };
}
