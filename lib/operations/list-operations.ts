import type { Operation } from '#lib/api/operations.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { toOperation } from './operation-document.ts';

interface ListInput {
  readonly name: string;
  readonly limit: number;
  readonly before?: string | undefined;
}

/** Operations of an environment, newest first; ids grow with time, so one is the page's cursor. */
export async function listOperations(
  ctx: Pick<Context, 'db'>,
  { name, limit, before }: ListInput,
): Promise<{ operations: Operation[]; next: string | null }> {
  const environment = await requireEnvironment(ctx.db, name);
  const rows = await ctx.db.operation.findMany({
    where: { environmentId: environment.id, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const operations = rows.slice(0, limit).map((row) => toOperation(name, row));
  return { operations, next: rows.length > limit ? (operations.at(-1)?.id ?? null) : null };
}
