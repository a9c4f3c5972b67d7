import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that is the same for an id whenever it is asked for, and evenly spread over ids. */
export function shareOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
}
