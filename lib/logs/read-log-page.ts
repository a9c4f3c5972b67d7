import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { Aws, Place } from '#lib/aws/clients.ts';
import { type LogPage, readLogLines } from '#lib/aws/log-lines.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';

export interface LogPlace {
  readonly group: string;
  readonly stream: string;
}

interface WantedLog {
  /** Tells it from every other log of the account and region. */
  readonly of: readonly string[];
  readonly token: string | undefined;
  /** Where it lies. */
  placeOf(aws: Aws): Promise<LogPlace>;
}

/** Everybody who looks at the same log shares what AWS answered. */
const sharedMs = 2_000;
const shared = new AnswerMemory<LogPage>(sharedMs);

/** What a log holds after a token, at most two seconds old. Throws what AWS refuses. */
export async function readLogPage(
  ctx: Pick<Context, 'aws' | 'clock'>,
  place: Place,
  { of, token, placeOf }: WantedLog,
): Promise<LogPage> {
  const aws = ctx.aws(place);
  try {
    return await shared.of(aws, JSON.stringify([...of, token]), ctx.clock.now(), async () =>
      readLogLines(aws, { ...(await placeOf(aws)), token }),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** What is said of a log that is not there, named by a field of the query. */
export function unknownLog(field: string, name: string): AppError {
  const message = `There is no log named ${name}.`;
  return new AppError('invalid-input', message, {
    fields: [{ in: 'query', path: [field], message }],
  });
}
