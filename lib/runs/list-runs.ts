import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { knownState } from '#lib/discovery/known-state.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { type RunPage, runSourceOf } from './runs-of.ts';

interface ListInput {
  readonly name: string;
  readonly resource: string;
  readonly limit: number;
  readonly token?: string | undefined;
}

/** Everybody who looks at the same runs shares what AWS answered. */
const sharedMs = 2_000;
const shared = new AnswerMemory<RunPage>(sharedMs);

/**
 * Runs of a resource, newest first, at most two seconds old and not older than what is known of it. Throws `environment-not-found`,
 * `resource-not-found`, `no-runs`, and what AWS refuses.
 */
export async function listRuns(
  ctx: Context,
  { name, resource, limit, token }: ListInput,
): Promise<RunPage> {
  const { environment, node } = await requireResource(ctx, { name, resource });
  const source = runSourceOf(node);
  const aws = ctx.aws(environment);
  const key = JSON.stringify([await knownState(ctx, environment, node), limit, token]);
  try {
    return await shared.of(aws, key, ctx.clock.now(), () =>
      source.list(aws, node, { limit, token }),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}
