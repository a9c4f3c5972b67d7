'use client';

import Box from '@cloudscape-design/components/box';
import LineChart from '@cloudscape-design/components/line-chart';
import type { Series } from '#lib/api/tool-documents.ts';
import { ceilingOf } from './series-points.ts';

interface MetricChartProps {
  readonly title: string;
  readonly series: readonly Series[];
  readonly unit: string;
  /** Of values as they are shown. */
  readonly divisor?: number;
  /** The end of the scale, where it is not given by the values. */
  readonly highest?: number;
}

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short', hourCycle: 'h23' });
const height = 120;

/** A small chart of values over time. */
export function MetricChart({ title, series, unit, divisor = 1, highest }: MetricChartProps) {
  const format = (value: number) => `${round(value)} ${unit}`;
  const lines = series.map(({ name, points }) => ({
    title: name,
    type: 'line' as const,
    valueFormatter: format,
    data: points.map(([seconds, value]) => ({ x: new Date(seconds * 1_000), y: value / divisor })),
  }));
  const values = lines.flatMap(({ data }) => data.map(({ y }) => y));
  return (
    <div>
      <Box variant="awsui-key-label" padding={{ bottom: 's' }}>
        {`${title} (${unit})`}
      </Box>
      <LineChart
        ariaLabel={title}
        series={lines}
        height={height}
        hideFilter
        xScaleType="time"
        yDomain={[0, highest ?? ceilingOf(values)]}
        xTickFormatter={(at) => time.format(at)}
        yTickFormatter={(value) => String(round(value))}
        detailPopoverSize="small"
      />
    </div>
  );
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
