import type { Amount } from '#lib/cost/estimate.ts';
import { aboutUsd } from './about-usd.ts';

/**
 * USD a month as they are said: `about $47`, `about $47 and what has no price`, `price unknown`, `nothing`. What
 * has no price is never taken for nothing.
 */
export function costText({ usd, unknown }: Amount): string {
  if (unknown > 0) return usd > 0 ? `${aboutUsd(usd)} and what has no price` : 'price unknown';
  return usd > 0 ? aboutUsd(usd) : 'nothing';
}

/** What becomes of an amount, of which either is absent where its resource is. */
interface Change {
  readonly before: Amount | null;
  readonly after: Amount | null;
  /** After less before. */
  readonly usd: number;
}

/**
 * How much more or less something costs in a month: `about $47 less`, `up to $1 more`, `about $47 more, part
 * unknown`, `price unknown`, `no change`. What has no price, before or after, is never taken for no change.
 */
export function changeText({ before, after, usd }: Change): string {
  const size = Math.abs(usd);
  const isPartUnknown = (before?.unknown ?? 0) !== (after?.unknown ?? 0);
  if (size < 0.005) return isPartUnknown ? 'price unknown' : 'no change';
  const amount = `${size < 1 ? 'up to $1' : aboutUsd(size)} ${usd > 0 ? 'more' : 'less'}`;
  return isPartUnknown ? `${amount}, part unknown` : amount;
}
