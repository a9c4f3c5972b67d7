import { expect, test } from 'vitest';
import type { CostReading } from './cost-reading.ts';
import { monthCost } from './month-cost.ts';

const day = (date: string, layers: Readonly<Record<string, number>>) => ({
  day: date,
  isEstimated: true,
  layers: Object.entries(layers).map(([layer, usd]) => ({ layer: layer || null, usd })),
});

const reading = (more: Partial<CostReading> = {}): CostReading => ({
  from: '2026-10-01',
  until: '2026-11-03',
  days: [
    day('2026-10-31', { network: 50 }),
    day('2026-11-01', { network: 2, '': 0.5 }),
    day('2026-11-02', { network: 3, etl: 9 }),
  ],
  forecast: { from: '2026-11-03', until: '2026-12-01', usd: 100 },
  tag: 'active',
  layerTag: 'active',
  ...more,
});

const estimated = [
  { layer: 'network', usd: 730, unknown: 0 },
  { layer: 'secrets', usd: 7.3, unknown: 0 },
  { layer: 'budget', usd: 0, unknown: 0 },
];

test('the days of the month are added by layer, beside the estimate of as many days', () => {
  const month = monthCost(reading(), estimated);
  expect(month).toMatchObject({ from: '2026-11-01', until: '2026-11-03', usd: 14.5 });
  expect(month.layers).toEqual([
    { layer: 'etl', usd: 9, estimateUsd: 0 },
    { layer: 'network', usd: 5, estimateUsd: expect.closeTo(48, 9) },
    { layer: null, usd: 0.5, estimateUsd: 0 },
    { layer: 'secrets', usd: 0, estimateUsd: expect.closeTo(0.48, 9) },
  ]);
  expect(month.estimateUsd).toBeCloseTo(48.48, 9);
  expect(month.estimateMonthUsd).toBeCloseTo(737.3 * (720 / 730), 9);
});

test('what is expected is what was paid and the forecast of the rest, where there is one', () => {
  expect(monthCost(reading(), estimated).expectedUsd).toBe(114.5);
  const forecast = { from: '2026-11-03', until: '2026-12-01', usd: null };
  expect(monthCost(reading({ forecast }), estimated).expectedUsd).toBeNull();
  expect(monthCost(reading({ forecast: null }), estimated).expectedUsd).toBeNull();
});

test('on the first of a month nothing has been told of it yet', () => {
  const month = monthCost(reading({ until: '2026-11-01', days: [] }), estimated);
  expect(month).toMatchObject({ from: '2026-11-01', usd: 0, estimateUsd: 0, layers: [] });
});
