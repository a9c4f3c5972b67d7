'use client';

import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import type { LayerCost } from '#lib/cost/estimate.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import { costLayerTitle } from './cost-words.ts';

/** What each layer costs in a month; a layer of which nothing has a price has no bar. */
export function LayerChart({ layers }: { readonly layers: readonly LayerCost[] }) {
  const shown = layers.filter(({ usd }) => usd > 0).toSorted((a, b) => b.usd - a.usd);
  return (
    <BarChart
      height={200}
      hideFilter
      hideLegend
      horizontalBars
      xScaleType="categorical"
      xDomain={shown.map(({ layer }) => costLayerTitle(layer))}
      yDomain={[0, Math.max(1, ...shown.map(({ usd }) => usd))]}
      ariaLabel="Cost a month by layer"
      series={[
        {
          type: 'bar',
          title: 'A month',
          color: '#2ea597',
          data: shown.map(({ layer, usd }) => ({ x: costLayerTitle(layer), y: usd })),
          valueFormatter: aboutUsd,
        },
      ]}
      i18nStrings={{ yTickFormatter: (usd) => `$${usd}` }}
      empty={<Box color="text-body-secondary">Nothing that has a price exists.</Box>}
    />
  );
}
