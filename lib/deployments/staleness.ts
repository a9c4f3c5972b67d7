import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Environment, LayerRun } from '#lib/db/client.ts';
import { readStacks, type StoredStack } from '#lib/environments/stacks.ts';

/** What a plan of a layer was made of beside its parameters. */
const baseline = z.object({
  /** Null where there was no stack, or one that held nothing yet. */
  stack: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
});

export type Baseline = z.output<typeof baseline>;

/** What to remember of a layer when its plan is made. */
export function baselineOf(
  environment: Pick<Environment, 'tags'>,
  stack: StoredStack | null | undefined,
): Baseline {
  return { stack: versionOf(stack), tags: environment.tags as Baseline['tags'] };
}

type PlannedRun = Pick<LayerRun, 'layer' | 'status' | 'parameters' | 'baseline'>;
type PlannedEnvironment = Pick<Environment, 'stacks' | 'parameters' | 'tags'>;

/** Why a plan cannot be applied any more; undefined where it can. */
export function stalenessOf(
  runs: readonly PlannedRun[],
  environment: PlannedEnvironment,
): string | undefined {
  const stacks = readStacks(environment.stacks);
  for (const run of runs) {
    const now = (environment.parameters as Record<string, unknown>)[run.layer] ?? {};
    if (!isDeepStrictEqual(run.parameters, now)) {
      return `The parameters of ${run.layer} have changed since this plan was made.`;
    }
    const made = run.baseline === null ? undefined : baseline.parse(run.baseline);
    if (!made) continue;
    if (!isDeepStrictEqual(made.tags, environment.tags)) {
      return 'The tags of the environment have changed since this plan was made.';
    }
    if (made.stack !== versionOf(stacks[run.layer])) {
      return `The stack of ${run.layer} has changed since this plan was made.`;
    }
  }
  return undefined;
}

/** Differs whenever a stack has been made, updated or deleted. */
function versionOf(stack: StoredStack | null | undefined): string | null {
  if (!stack || stack.status === 'REVIEW_IN_PROGRESS') return null;
  return `${stack.stackId} ${stack.updatedAt ?? ''}`;
}
