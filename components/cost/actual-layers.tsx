import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { NoRows } from '#components/ui/no-rows.tsx';
import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import { paidUsd } from '#lib/prices/paid-usd.ts';
import { costLayerTitle } from './cost-words.ts';

interface ActualLayersProps {
  readonly month: NonNullable<ActualCostDocument['month']>;
}

/** What each layer has cost this month, beside its estimate for as many days. */
export function ActualLayers({ month: { layers } }: ActualLayersProps) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={layers}
      trackBy={({ layer }) => layer ?? ''}
      header={
        <Header
          variant="h3"
          description="The estimate is of what exists now, as if it had existed all the time."
        >
          This month by layer
        </Header>
      }
      empty={<NoRows>Nothing is told of this month yet.</NoRows>}
      ariaLabels={{ tableLabel: 'Actual cost by layer' }}
      columnDefinitions={[
        {
          id: 'layer',
          header: 'Layer',
          isRowHeader: true,
          cell: ({ layer }) => costLayerTitle(layer),
        },
        { id: 'usd', header: 'Paid', cell: ({ usd }) => paidUsd(usd) },
        {
          id: 'estimate',
          header: 'By estimate',
          cell: ({ estimateUsd }) => (estimateUsd > 0 ? aboutUsd(estimateUsd) : 'nothing'),
        },
      ]}
    />
  );
}
