import type { CallContext } from '../../service.ts';
import { notFound } from './refusals.ts';

interface Named {
  readonly name: string;
}

/** One kind of things that have names, such as jobs. */
export interface NamedStore<T extends Named> {
  /** By name. */
  all(ctx: CallContext): T[];
  find(ctx: CallContext, name: string | undefined): T | undefined;
  /** @throws AwsError EntityNotFoundException */
  existing(ctx: CallContext, name: string | undefined): T;
  save(ctx: CallContext, record: T): T;
  remove(ctx: CallContext, name: string): void;
}

/** `absence` words the refusal for a name that is not there. */
export function namedStore<T extends Named>(
  collection: string,
  absence: (name: string) => string,
): NamedStore<T> {
  const find = (ctx: CallContext, name: string | undefined) =>
    name === undefined ? undefined : ctx.store.get<T>(collection, name);
  return {
    find,
    all: (ctx) => ctx.store.list<T>(collection).sort((a, b) => (a.name < b.name ? -1 : 1)),
    existing(ctx, name) {
      const found = find(ctx, name);
      if (found) return found;
      throw notFound(absence(name ?? ''));
    },
    save(ctx, record) {
      ctx.store.put(collection, record.name, record);
      return record;
    },
    remove: (ctx, name) => ctx.store.delete(collection, name),
  };
}
