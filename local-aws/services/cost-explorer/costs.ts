import type { Expression } from '@aws-sdk/client-cost-explorer';
import type { CallContext } from '../../service.ts';
import { hourlyUsd } from './hourly-usd.ts';
import { lifetimes } from './lifetimes.ts';
import { dayOf, type Period, validation } from './periods.ts';
import { isActive } from './tag-keys.ts';

/** What a resource costs while it is as it is. */
export interface Charge {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly usdPerHour: number;
  /** Values of the tags that are active. */
  readonly tags: Readonly<Record<string, string>>;
}

const hourMs = 3_600_000;

/** What is charged by a filter: nothing of the day that has not ended, since costs are told a day late. */
export function chargesOf(ctx: CallContext, filter: Expression | undefined): Charge[] {
  const known = Date.parse(dayOf(ctx.clock.now()));
  return lifetimes(ctx)
    .map(({ tags, fromMs, untilMs, ...billed }) => ({
      fromMs,
      untilMs: Math.min(untilMs, known),
      usdPerHour: hourlyUsd(billed),
      tags: Object.fromEntries(Object.entries(tags).filter(([key]) => isActive(ctx, key))),
    }))
    .filter((charge) => charge.usdPerHour > 0 && fits(charge, filter));
}

/** USD that fall into a period. */
export function usdIn({ Start, End }: Period, charges: readonly Charge[]): number {
  return charges.reduce((sum, { fromMs, untilMs, usdPerHour }) => {
    const ms = Math.min(untilMs, Date.parse(End)) - Math.max(fromMs, Date.parse(Start));
    return sum + (Math.max(0, ms) / hourMs) * usdPerHour;
  }, 0);
}

function fits(charge: Charge, filter: Expression | undefined): boolean {
  if (!filter) return true;
  const { And, Or, Not, Tags } = filter;
  if (And) return And.every((part) => fits(charge, part));
  if (Or) return Or.some((part) => fits(charge, part));
  if (Not) return !fits(charge, Not);
  if (!Tags) throw validation('Costs are told apart by tags only here.');
  const value = charge.tags[Tags.Key ?? ''];
  if (Tags.MatchOptions?.includes('ABSENT')) return value === undefined;
  return value !== undefined && (Tags.Values ?? []).includes(value);
}
