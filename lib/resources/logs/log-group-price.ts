import { bytesAGib } from '../gib.ts';
import type { PriceDimension, PriceStatement } from '../price.ts';
import { numberAt } from '../property-path.ts';

const daysAMonth = 30;
/** What never ends is reckoned as it is after a year. */
const endlessDays = 365;

const written: PriceDimension = {
  title: 'Logs written',
  rate: 'logs/ingested-gb',
  unit: 'GB',
  amount: 1,
  times: ['logGb'],
  billing: 'use',
};

const kept = (retentionDays: number | undefined): PriceDimension => ({
  title: retentionDays === undefined ? 'Logs kept for ever, after a year' : 'Logs kept',
  rate: 'logs/stored-gb-month',
  unit: 'GB-month',
  amount: (retentionDays ?? endlessDays) / daysAMonth,
  times: ['logGb'],
  billing: 'existing',
});

export const logGroupPrice: PriceStatement = {
  dimensions: (properties) => [written, kept(numberAt(properties, 'RetentionInDays'))],
  live: (properties) => {
    const storedBytes = numberAt(properties, 'storedBytes');
    if (storedBytes === undefined) {
      return [written, kept(numberAt(properties, 'retentionInDays'))];
    }
    const stored = { ...kept(0), amount: storedBytes / bytesAGib, times: [] };
    return [written, stored];
  },
};
