import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#lib/errors/app-error.ts';

const windowSeconds = 60;
const key = Symbol.for('strata.rate-limiters');

/** Next bundles each route apart: they count together. */
type Process = typeof globalThis & { [key]?: Map<number, RateLimiterMemory> };

const shared: Process = globalThis;

/**
 * Counts a request of a caller, in this process. Throws `too-many-requests` with the seconds to wait
 * where it is one too many of the minute; a limit of 0 is none.
 */
export async function requireFewRequests(limit: number, caller: string): Promise<void> {
  if (limit === 0) return;
  try {
    await limiterOf(limit).consume(caller);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const seconds = Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1_000);
    throw new AppError(
      'too-many-requests',
      `More than ${limit} requests in a minute. Wait ${seconds} s.`,
      { retryAfterSeconds: seconds },
    );
  }
}

function limiterOf(limit: number): RateLimiterMemory {
  shared[key] ??= new Map();
  const existing = shared[key].get(limit);
  if (existing) return existing;
  const created = new RateLimiterMemory({ points: limit, duration: windowSeconds });
  shared[key].set(limit, created);
  return created;
}
