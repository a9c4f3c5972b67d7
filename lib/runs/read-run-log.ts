import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import { type LogPage, readLogLines } from '#lib/aws/log-lines.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { runSourceOf } from './runs-of.ts';

interface LogInput {
  readonly name: string;
  readonly resource: string;
  readonly run: string;
  readonly log: string;
  readonly token?: string | undefined;
}

const sharedMs = 2_000;
const shared = new AnswerMemory<LogPage>(sharedMs);

/**
 * What a run has logged after a token, at most two seconds old. Throws `environment-not-found`,
 * `resource-not-found`, `no-runs`, `invalid-input` for a log that it does not have, and what AWS refuses.
 */
export async function readRunLog(ctx: Context, input: LogInput): Promise<LogPage> {
  const { name, resource, run, log, token } = input;
  const { environment, node } = await requireResource(ctx, { name, resource });
  const source = runSourceOf(node);
  const aws = ctx.aws(environment.region);
  try {
    return await shared.of(aws, JSON.stringify([resource, run, log, token]), ctx.clock.now(), () =>
      source.placeOf(aws, node, run, log).then((place) => {
        if (!place) throw unknownLog(log);
        return readLogLines(aws, { ...place, token });
      }),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}

function unknownLog(log: string): AppError {
  const message = `There is no log named ${log}.`;
  return new AppError('invalid-input', message, {
    fields: [{ in: 'query', path: ['log'], message }],
  });
}
