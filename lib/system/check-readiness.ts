import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#lib/context/context.ts';
import { missingMigrations } from '#lib/db/missing-migrations.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { stopSignal } from '#lib/runtime/lifecycle.ts';

/** A probe waits for a few seconds; a database that hangs is not one that answers. */
const databaseTimeoutMs = 4_000;

/**
 * Whether requests may be sent here: the process is not ending, and its database answers with the tables
 * that this build needs. That there is a context says that the engine runs. Throws `unavailable`, which
 * names what is not ready.
 */
export async function checkReadiness({ db }: Context): Promise<{ status: 'ready' }> {
  if (stopSignal().aborted) throw new AppError('unavailable', 'Strata is stopping.');
  const missing = await withinTime(missingMigrations(db)).catch((cause: unknown) => {
    throw new AppError('unavailable', 'The database does not answer.', { cause });
  });
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw new AppError('unavailable', `The database lacks migrations of this build: ${names}.`);
  }
  return { status: 'ready' };
}

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  const timeout = new AbortController();
  const late = pause(databaseTimeoutMs, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`no answer within ${databaseTimeoutMs} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    timeout.abort();
  }
}
