import type { GraphDifference } from '#lib/api/history.ts';
import type { Context } from '#lib/context/context.ts';
import { getGraph } from '#lib/discovery/graph-document.ts';
import { getMoment } from './get-moment.ts';
import { graphDifference } from './graph-difference.ts';

interface Moments {
  readonly name: string;
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601; absent: now. */
  readonly to?: string | undefined;
}

/** What is different between two moments. Throws `environment-not-found`, `moment-not-found`. */
export async function getDifference(
  ctx: Pick<Context, 'db'>,
  { name, from, to }: Moments,
): Promise<GraphDifference> {
  const [before, after] = await Promise.all([
    getMoment(ctx, { name, at: from }),
    to === undefined ? getGraph(ctx, { name }) : getMoment(ctx, { name, at: to }),
  ]);
  return graphDifference(before, after);
}
