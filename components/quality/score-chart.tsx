'use client';

import Box from '@cloudscape-design/components/box';
import LineChart from '@cloudscape-design/components/line-chart';
import type { QualityResult } from '#lib/api/quality.ts';
import { scoreText } from './quality-text.ts';

const format = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** How a table did by a ruleset's rules, over time. */
export function ScoreChart({ results }: { readonly results: readonly QualityResult[] }) {
  const data = results
    .flatMap(({ startedAt, score }) =>
      score === null ? [] : [{ x: new Date(startedAt), y: score }],
    )
    .reverse();
  const [first] = data;
  const last = data.at(-1);
  if (!first || !last || first === last) {
    return <Box color="text-body-secondary">The chart begins with the second result.</Box>;
  }
  return (
    <LineChart
      height={160}
      hideFilter
      hideLegend
      xScaleType="time"
      xDomain={[first.x, last.x]}
      yDomain={[0, 1]}
      ariaLabel="Scores over time"
      series={[{ type: 'line', title: 'Score', color: '#2ea597', data, valueFormatter: scoreText }]}
      i18nStrings={{
        xTickFormatter: (at: Date) => format.format(at),
        yTickFormatter: scoreText,
      }}
    />
  );
}
