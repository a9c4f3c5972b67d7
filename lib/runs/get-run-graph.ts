import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { RunGraph } from '#lib/api/runs.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { runSourceOf } from './runs-of.ts';

interface GraphInput {
  readonly name: string;
  readonly resource: string;
  readonly run: string;
}

const sharedMs = 2_000;
const shared = new AnswerMemory<RunGraph>(sharedMs);

/**
 * What a run of a workflow starts, at most two seconds old. Throws `environment-not-found`,
 * `resource-not-found`, `no-runs` for what consists of no other runs, and what AWS refuses.
 */
export async function getRunGraph(
  ctx: Context,
  { name, resource, run }: GraphInput,
): Promise<RunGraph> {
  const { environment, node } = await requireResource(ctx, { name, resource });
  const { graph } = runSourceOf(node);
  if (!graph) {
    const { title } = resourceModule(node.type);
    throw new AppError('no-runs', `A run of a ${title} consists of no other runs.`);
  }
  const aws = ctx.aws(environment);
  try {
    return await shared.of(aws, JSON.stringify([resource, run]), ctx.clock.now(), () =>
      graph(aws, node, run),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}
