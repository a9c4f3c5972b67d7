import type { CallContext } from '../../service.ts';

const collection = 'cost-explorer.past';
const id = 'days';

/** How many days before they were made the lifetimes of resources seem to begin. */
export function pastDays({ store }: CallContext): number {
  return store.get<{ readonly days: number }>(collection, id)?.days ?? 0;
}

export function setPastDays({ store }: CallContext, days: number): void {
  store.put(collection, id, { days });
}
