'use client';

import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import { formatDuration } from '#components/ui/format-duration.ts';
import type { Run } from '#lib/api/runs.ts';
import { costText } from './run-text.ts';

/** More bars than these are too thin to be told apart. */
const mostBars = 40;

const series = [
  { outcome: 'succeeded', title: 'Succeeded', color: '#2ea597' },
  { outcome: 'failed', title: 'Failed', color: '#d91515' },
  { outcome: 'stopped', title: 'Stopped', color: '#8c8c94' },
  { outcome: 'running', title: 'Running', color: '#688ae8' },
] as const;

/** What the newest runs took, each by its outcome; DPU hours and cost are told on hover. */
export function RunChart({ runs }: { readonly runs: readonly Run[] }) {
  const shown = runs.slice(0, mostBars).reverse();
  const byTime = new Map(shown.map((run) => [run.startedAt, run]));
  return (
    <BarChart
      height={160}
      hideFilter
      stackedBars
      xScaleType="categorical"
      xDomain={shown.map(({ startedAt }) => startedAt)}
      yDomain={[0, Math.max(1, ...shown.map(({ seconds }) => seconds ?? 0))]}
      ariaLabel="What the newest runs took"
      series={series.map(({ outcome, title, color }) => ({
        type: 'bar',
        title,
        color,
        data: shown.flatMap((run) =>
          run.outcome === outcome ? [{ x: run.startedAt, y: run.seconds ?? 0 }] : [],
        ),
        valueFormatter: formatDuration,
      }))}
      i18nStrings={{
        xTickFormatter: (at) => timeText(at),
        yTickFormatter: formatDuration,
      }}
      detailPopoverFooter={(at) => {
        const run = byTime.get(at);
        return run?.dpuHours == null
          ? null
          : `${run.dpuHours.toFixed(2)} DPU hours, about ${costText(run)}`;
      }}
      empty={<Box color="text-body-secondary">It never ran.</Box>}
    />
  );
}

const format = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

function timeText(at: string): string {
  return format.format(new Date(at));
}
