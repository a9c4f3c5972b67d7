import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#lib/errors/app-error.ts';
import { processWide } from '#lib/runtime/process-wide.ts';

const windowSeconds = 60;

/**
 * Counts a request of a caller, in this process. Throws `too-many-requests` with the seconds to wait
 * where it is one too many of the minute; a limit of 0 is none.
 */
export async function requireFewRequests(limit: number, caller: string): Promise<void> {
  if (limit === 0) return;
  const limiter = processWide(
    `strata.rate-limiter.${limit}`,
    () => new RateLimiterMemory({ points: limit, duration: windowSeconds }),
  );
  try {
    await limiter.consume(caller);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.ceil(refusal.msBeforeNext / 1_000);
    throw new AppError(
      'too-many-requests',
      `More than ${limit} requests in a minute. Wait ${seconds} s.`,
      { retryAfterSeconds: seconds },
    );
  }
}
