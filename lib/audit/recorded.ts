import type { Context } from '#lib/context/context.ts';
import { type Trace, traced } from '#lib/context/trace.ts';
import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';
import { appendEntry, type NewAuditEntry } from './append-entry.ts';

type RecordingContext = Pick<Context, 'db' | 'clock' | 'actor'>;

/** What is asked for, by whom and from where. */
export type Asked = Pick<
  NewAuditEntry,
  'action' | 'environment' | 'target' | 'input' | 'remoteAddress' | 'userAgent' | 'requestId'
>;

/** What is nobody's refusal: it may work another time. */
const failures: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'unavailable',
  'aws-unreachable',
  'aws-throttled',
  'service-unreachable',
  'service-throttled',
]);

/**
 * Does something between two entries of the audit. The first, `asked`, is committed before anything is
 * done: nothing is done that is not written down, however the process ends, and where it cannot be
 * written nothing is. The second tells what came of it, and what was learned on the way, before the
 * answer leaves: an act whose outcome cannot be written is not answered as done. An entry `asked`
 * without an outcome is therefore what was under way when a process ended, or its database. Throws what
 * the work throws, and `unavailable` where the audit cannot be written.
 */
export async function recorded<T>(
  ctx: RecordingContext,
  asked: Asked,
  work: () => Promise<T>,
): Promise<T> {
  const { sequence } = await append(ctx, { ...asked, result: 'asked' }, 'Nothing was done');
  const { learned, attempt } = await traced(async (trace) => {
    const [settled] = await Promise.allSettled([work()]);
    return { learned: whatWasLearned(asked, trace), attempt: settled };
  });
  const outcome =
    attempt.status === 'fulfilled' ? { result: 'done' as const } : outcomeOf(attempt.reason);
  await append(ctx, { ...asked, ...learned, ...outcome, asked: sequence }, 'It may have been done');
  if (attempt.status === 'fulfilled') return attempt.value;
  throw attempt.reason;
}

/** Records that something was refused before any of it was done. */
export async function recordRefusal(
  ctx: RecordingContext,
  asked: Asked,
  error: unknown,
): Promise<void> {
  await append(ctx, { ...asked, ...outcomeOf(error) }, 'Nothing was done');
}

function outcomeOf(error: unknown): Pick<NewAuditEntry, 'result' | 'code'> {
  const code = codeOf(error);
  return { result: failures.has(code) ? 'failed' : 'refused', code };
}

/** Whether what was refused may be done another time, though nobody changes anything. */
export function mayWorkLater(error: unknown): boolean {
  return failures.has(codeOf(error));
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}

function whatWasLearned(asked: Asked, { awsCalls, change, ...about }: Trace) {
  return {
    awsCalls,
    change,
    target: about.target ?? asked.target,
    environment: about.environment ?? asked.environment,
  };
}

async function append(
  ctx: RecordingContext,
  entry: Omit<NewAuditEntry, 'at' | 'actor'>,
  consequence: string,
): Promise<{ readonly sequence: number }> {
  const { db, clock, actor } = ctx;
  try {
    return await db.$transaction((tx) => appendEntry(tx, { ...entry, at: clock.now(), actor }));
  } catch (cause) {
    const message = `The audit could not be written. ${consequence}.`;
    throw new AppError('unavailable', message, { cause });
  }
}
