import type {
  GetCostAndUsageRequest,
  GetCostAndUsageResponse,
  Group,
  GroupDefinition,
  MetricValue,
  ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { type Charge, chargesOf, usdIn } from './costs.ts';
import {
  dayOf,
  firstOfNextMonth,
  type Period,
  periodsOf,
  requireInterval,
  validation,
} from './periods.ts';

/** AWS does not say how much a page holds. */
const periodsAPage = 31;

const pageOf = pager(
  () => new AwsError('InvalidNextTokenException', 'The pagination token is invalid.'),
);

/** @throws AwsError ValidationException, InvalidNextTokenException */
export function getCostAndUsage(
  input: GetCostAndUsageRequest,
  ctx: CallContext,
): GetCostAndUsageResponse {
  const { Granularity, Filter, GroupBy = [], Metrics = [], NextPageToken } = input;
  const interval = requireInterval(
    input.TimePeriod,
    () => 'Start date (and hour) should be before end date (and hour)',
  );
  const nextMonth = firstOfNextMonth(dayOf(ctx.clock.now()));
  if (interval.End > nextMonth) throw validation('end date past the beginning of next month');
  if (GroupBy.some(({ Type }) => Type !== 'TAG')) {
    throw validation('Costs are grouped by tags only here.');
  }
  const charges = chargesOf(ctx, Filter);
  const { items, next } = pageOf(periodsOf(interval, Granularity), NextPageToken, periodsAPage);
  const monthStart = `${dayOf(ctx.clock.now()).slice(0, 7)}-01`;
  return {
    ...(GroupBy.length > 0 && { GroupDefinitions: GroupBy }),
    ResultsByTime: items.map((period) => ({
      TimePeriod: period,
      ...amounts(period, { charges, groups: GroupBy, metrics: Metrics }),
      Estimated: period.End > monthStart,
    })),
    DimensionValueAttributes: [],
    ...(next && { NextPageToken: next }),
  };
}

interface Asked {
  readonly charges: readonly Charge[];
  readonly groups: readonly GroupDefinition[];
  readonly metrics: readonly string[];
}

/** A total, or where it is grouped the groups that cost anything: `strata:layer$network`. */
function amounts(
  period: Period,
  { charges, groups, metrics }: Asked,
): Pick<ResultByTime, 'Total' | 'Groups'> {
  const metricsOf = (some: readonly Charge[]) =>
    Object.fromEntries(metrics.map((metric) => [metric, usd(usdIn(period, some))]));
  if (groups.length === 0) return { Total: metricsOf(charges), Groups: [] };
  const keyOf = ({ tags }: Charge) =>
    JSON.stringify(groups.map(({ Key = '' }) => `${Key}$${tags[Key] ?? ''}`));
  const Groups = [...Map.groupBy(charges, keyOf)]
    .filter(([, own]) => usdIn(period, own) > 0)
    .map(([key, own]): Group => ({ Keys: JSON.parse(key), Metrics: metricsOf(own) }));
  return { Total: {}, Groups };
}

function usd(amount: number): MetricValue {
  return { Amount: amount.toFixed(10), Unit: 'USD' };
}
