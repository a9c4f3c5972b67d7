import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { ConsoleOutput } from '#lib/api/hosts.ts';
import { readConsole } from '#lib/aws/console-output.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { requireType } from './require-type.ts';

const sharedMs = 5_000;
const shared = new AnswerMemory<ConsoleOutput>(sharedMs);

/**
 * What the serial console of an instance shows, at most five seconds old. Throws `environment-not-found`,
 * `resource-not-found`, `invalid-input` for any other resource, and what AWS refuses.
 */
export async function getConsoleOutput(
  ctx: Context,
  input: { readonly name: string; readonly resource: string },
): Promise<ConsoleOutput> {
  const { environment, node } = await requireResource(ctx, input);
  requireType(node, ['AWS::EC2::Instance'], 'Only an EC2 instance has a console.');
  const aws = ctx.aws(environment);
  try {
    return await shared.of(aws, node.id, ctx.clock.now(), () => readConsole(aws, node.id));
  } catch (error) {
    throw translateAwsError(error);
  }
}
