import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '#lib/errors/app-error.ts';

export interface Delivery {
  /** Exactly the bytes that came. */
  readonly body: Uint8Array;
  /** As its header has it; absent where there is none. */
  readonly signature: string | undefined;
}

/**
 * Refuses a delivery that is not signed by the secret. Whether there is an environment, and whether it takes
 * deliveries, is told to nobody: without a secret the refusal is the same. Throws `not-allowed`.
 */
export function requireSignature(
  { body, signature = '' }: Delivery,
  secret: string | undefined,
  algorithm: 'sha256' | 'sha512',
): void {
  const expected = createHmac(algorithm, secret ?? '')
    .update(body)
    .digest();
  const given = Buffer.from(signature, 'hex');
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  if (secret === undefined || !isRight) throw notSigned();
}

/** The one refusal of whatever is not to be believed. */
export function notSigned(): AppError {
  return new AppError('not-allowed', 'The delivery is not signed as one for this environment.');
}
