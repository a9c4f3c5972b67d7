import type {
  GetCostForecastRequest,
  GetCostForecastResponse,
} from '@aws-sdk/client-cost-explorer';
import { AwsError, type CallContext } from '../../service.ts';
import { chargesOf, usdIn } from './costs.ts';
import { addDays, dayOf, type Period, periodsOf, requireInterval, validation } from './periods.ts';

/** A full billing cycle, before which AWS makes no forecast ("Forecasting with Cost Explorer", user guide). */
const daysNeeded = 30;

/** Goes on as the last 30 days were. @throws AwsError DataUnavailableException, ValidationException */
export function getCostForecast(
  input: GetCostForecastRequest,
  ctx: CallContext,
): GetCostForecastResponse {
  const { Filter, Granularity, PredictionIntervalLevel } = input;
  const today = dayOf(ctx.clock.now());
  const interval = requireInterval(
    input.TimePeriod,
    (start, end) => `Requested Start: ${start} must be before requested End: ${end}`,
  );
  if (interval.Start > today) {
    throw validation('Start date must be equal to or no later than the current date.');
  }
  const charges = chargesOf(ctx, Filter);
  const begin = dayOf(
    new Date(Math.min(...charges.map(({ fromMs }) => fromMs), Date.parse(today))),
  );
  const past = { Start: addDays(today, -daysNeeded), End: today };
  if (begin > past.Start) {
    throw new AwsError('DataUnavailableException', 'Insufficient amount of historical data.');
  }
  const usdADay = usdIn(past, charges) / daysNeeded;
  const meanOf = (period: Period) => (usdADay * daysIn(period)).toFixed(10);
  return {
    Total: { Amount: meanOf(interval), Unit: 'USD' },
    ForecastResultsByTime: periodsOf(interval, Granularity).map((period) => ({
      TimePeriod: period,
      MeanValue: meanOf(period),
      ...(PredictionIntervalLevel !== undefined && {
        PredictionIntervalLowerBound: meanOf(period),
        PredictionIntervalUpperBound: meanOf(period),
      }),
    })),
  };
}

function daysIn({ Start, End }: Period): number {
  return (Date.parse(End) - Date.parse(Start)) / 86_400_000;
}
