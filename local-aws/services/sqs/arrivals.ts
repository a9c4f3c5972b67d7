import type { Store } from '../../store/store.ts';

type Wake = () => void;

const waiting = new WeakMap<Store, Map<string, Set<Wake>>>();

/** Calls `wake` whenever a message arrives in the queue, until the answered function is called. */
export function onArrival(store: Store, queue: string, wake: Wake): () => void {
  const queues = waiting.get(store) ?? new Map<string, Set<Wake>>();
  waiting.set(store, queues);
  const wakes = queues.get(queue) ?? new Set();
  queues.set(queue, wakes);
  wakes.add(wake);
  return () => void wakes.delete(wake);
}

export function announceArrival(store: Store, queue: string): void {
  for (const wake of waiting.get(store)?.get(queue) ?? []) wake();
}
