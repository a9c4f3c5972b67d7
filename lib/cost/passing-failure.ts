import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';

/** How long after a failure that may pass something is tried again. */
export const retryMs = 3_600_000;

const outages: ReadonlySet<ErrorCode> = new Set([
  'aws-throttled',
  'aws-unreachable',
  'internal',
  'unavailable',
]);

/** Whether a failure may have passed in an hour: an outage, here or at AWS, rather than a refusal. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof AppError) || outages.has(error.code);
}
