import type { CallContext } from '../../service.ts';
import { pageOf } from './page.ts';

/** So many runs are kept of one job or crawler. */
const keptRuns = 10_000;

interface Page<Run> {
  readonly items: Run[];
  readonly NextToken: string | undefined;
}

/** The runs of things that run again and again, such as the runs of each job; the newest first. */
interface RunHistory<Run> {
  find(ctx: CallContext, owner: string, id: string): Run | undefined;
  newest(ctx: CallContext, owner: string): Run | undefined;
  where(ctx: CallContext, owner: string, fits: (run: Run) => boolean): Run[];
  /** Reads the runs of the page and no others. */
  page(
    ctx: CallContext,
    owner: string,
    input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  ): Page<Run>;
  save(ctx: CallContext, run: Run): Run;
  /** Makes room for a new run, at the cost of the oldest that have ended. */
  forgetOldest(ctx: CallContext, owner: string): void;
  /** Takes all runs along with their owner. */
  forgetAll(ctx: CallContext, owner: string): void;
}

export function runHistory<Run extends { readonly id: string }>(
  name: string,
  ownerOf: (run: Run) => string,
  isEnded: (run: Run) => boolean,
): RunHistory<Run> {
  const collectionOf = (owner: string) => `${name}:${owner}`;
  const find = (ctx: CallContext, owner: string, id: string) =>
    ctx.store.get<Run>(collectionOf(owner), id);
  const idsOf = (ctx: CallContext, owner: string) => ctx.store.ids(collectionOf(owner));
  return {
    find,
    newest(ctx, owner) {
      const id = idsOf(ctx, owner).at(-1);
      return id === undefined ? undefined : find(ctx, owner, id);
    },
    where: (ctx, owner, fits) => ctx.store.listWhere(collectionOf(owner), fits).reverse(),
    page(ctx, owner, input) {
      const { items, NextToken } = pageOf(idsOf(ctx, owner).reverse(), input);
      return { items: items.flatMap((id) => find(ctx, owner, id) ?? []), NextToken };
    },
    save(ctx, run) {
      ctx.store.put(collectionOf(ownerOf(run)), run.id, run);
      return run;
    },
    forgetOldest(ctx, owner) {
      const ids = idsOf(ctx, owner);
      for (const id of ids.slice(0, Math.max(0, ids.length - keptRuns + 1))) {
        const run = find(ctx, owner, id);
        if (run && isEnded(run)) ctx.store.delete(collectionOf(owner), id);
      }
    },
    forgetAll(ctx, owner) {
      ctx.store.transaction(() => {
        for (const id of idsOf(ctx, owner)) ctx.store.delete(collectionOf(owner), id);
      });
    },
  };
}
