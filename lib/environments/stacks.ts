import { z } from 'zod';
import type { StackSnapshot } from '#lib/aws/cloudformation/stack.ts';
import { Prisma, type Tx } from '#lib/db/client.ts';
import { asJson } from '#lib/live/publish.ts';

const storedStack = z.object({
  stackId: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  outputs: z.record(z.string(), z.string()),
  updatedAt: z.string().nullable(),
  /** When CloudFormation last compared it with its template; absent before it did. */
  driftCheckedAt: z.string().optional(),
});

export type StoredStack = z.output<typeof storedStack>;

const storedStacks = z.record(z.string(), storedStack.nullable());

/** The stacks of an environment by layer id, as they were last seen. */
export function readStacks(column: unknown): Record<string, StoredStack> {
  const parsed = storedStacks.parse(column);
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([layer, stack]) => (stack ? [[layer, stack]] : [])),
  );
}

export function toStoredStack(stack: StackSnapshot | undefined): StoredStack | null {
  if (!stack || stack.status === 'DELETE_COMPLETE') return null;
  return {
    stackId: stack.stackId,
    status: stack.status,
    reason: stack.reason ?? null,
    outputs: stack.outputs,
    updatedAt: stack.updatedAt?.toISOString() ?? null,
    ...(stack.driftCheckedAt && { driftCheckedAt: stack.driftCheckedAt.toISOString() }),
  };
}

/**
 * Merges what was seen of some stacks into the environment's row; says whether that changed it. With
 * a basis, the column as it was before the look, nothing is written where another look was recorded
 * since: that one is newer.
 */
export async function recordStacks(
  tx: Tx,
  environmentId: string,
  seen: Readonly<Record<string, StoredStack | null>>,
  basis?: unknown,
): Promise<boolean> {
  if (Object.keys(seen).length === 0) return false;
  const document = JSON.stringify(asJson(seen));
  const unmoved =
    basis === undefined ? Prisma.empty : Prisma.sql`AND stacks = ${JSON.stringify(basis)}::jsonb`;
  const changed = await tx.$executeRaw`
    UPDATE "Environment" SET stacks = stacks || ${document}::jsonb
    WHERE id = ${environmentId}::uuid
      AND stacks IS DISTINCT FROM stacks || ${document}::jsonb ${unmoved}`;
  return changed > 0;
}
