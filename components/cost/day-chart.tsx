'use client';

import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import type { DayCost } from '#lib/cost/cost-reading.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import { paidUsd } from '#lib/prices/paid-usd.ts';
import { costLayerTitle } from './cost-words.ts';

interface DayChartProps {
  readonly days: readonly DayCost[];
  /** By estimate of what exists now. */
  readonly usdADay: number;
}

/** As many bars as can be told apart. */
const mostDays = 31;

/** What each layer has cost by the day, stacked, with the estimate as a line across. */
export function DayChart({ days, usdADay }: DayChartProps) {
  const shown = days.slice(-mostDays);
  const layers = [...new Set(shown.flatMap((day) => day.layers.map(({ layer }) => layer)))];
  const highest = Math.max(usdADay, ...shown.map(usdOfDay));
  const bars = layers.map((layer) => ({
    type: 'bar' as const,
    title: costLayerTitle(layer),
    data: shown.map((day) => ({ x: day.day, y: usdOfLayer(day, layer) })),
    valueFormatter: paidUsd,
  }));
  const estimate = {
    type: 'threshold' as const,
    title: 'A day by estimate',
    y: usdADay,
    valueFormatter: aboutUsd,
  };
  return (
    <BarChart
      height={220}
      hideFilter
      stackedBars
      xScaleType="categorical"
      xDomain={shown.map(({ day }) => day)}
      yDomain={[0, Math.max(0.01, highest * 1.1)]}
      ariaLabel="Actual cost by day and layer"
      series={bars.length > 0 ? [...bars, estimate] : []}
      i18nStrings={{ yTickFormatter: paidUsd, xTickFormatter: shortDay }}
      empty={<Box color="text-body-secondary">No costs were told of these days.</Box>}
    />
  );
}

function usdOfDay({ layers }: DayCost): number {
  return layers.reduce((sum, { usd }) => sum + usd, 0);
}

function usdOfLayer({ layers }: DayCost, layer: string | null): number {
  return layers.find((one) => one.layer === layer)?.usd ?? 0;
}

/** `11-30`: the year is not in doubt. */
function shortDay(day: string): string {
  return day.slice(5);
}
