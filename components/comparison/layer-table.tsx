'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { LayerStateIndicator } from '#components/environments/environment-status.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { EnvironmentComparison } from '#lib/api/environment-comparison.ts';
import { costText } from '#lib/prices/cost-text.ts';

type ComparedLayer = EnvironmentComparison['layers'][number]['from'];

/** Every layer in both environments: whether it is deployed, since when, and whether it has drifted. */
export function LayerTable({ comparison }: { comparison: EnvironmentComparison }) {
  const { from, to, layers } = comparison;
  return (
    <Table
      contentDensity="compact"
      wrapLines
      trackBy="id"
      items={layers}
      ariaLabels={{ tableLabel: 'Layers' }}
      header={
        <Header variant="h2" description={`${summaryOf(from)}; ${summaryOf(to)}`}>
          Layers, drift and cost
        </Header>
      }
      columnDefinitions={[
        { id: 'layer', header: 'Layer', isRowHeader: true, cell: ({ title }) => title },
        { id: 'from', header: from.name, cell: ({ from: layer }) => <Side layer={layer} /> },
        { id: 'to', header: to.name, cell: ({ to: layer }) => <Side layer={layer} /> },
      ]}
    />
  );
}

function summaryOf({ name, resourceCount, region, cost }: EnvironmentComparison['from']): string {
  return `${name}: ${resourceCount} resources in ${region}, ${costText(cost)} a month`;
}

function Side({ layer }: { layer: ComparedLayer }) {
  const { state, updatedAt, drifted, driftCheckedAt, cost } = layer;
  return (
    <>
      <LayerStateIndicator state={state} />
      {updatedAt !== null && (
        <Box variant="small" color="text-body-secondary" display="block">
          deployed <RelativeTime at={updatedAt} />
        </Box>
      )}
      {drifted > 0 && <StatusIndicator type="warning">{drifted} drifted</StatusIndicator>}
      {drifted === 0 && driftCheckedAt !== null && (
        <Box variant="small" color="text-body-secondary" display="block">
          no drift <RelativeTime at={driftCheckedAt} />
        </Box>
      )}
      {updatedAt !== null && (
        <Box variant="small" color="text-body-secondary" display="block">
          {costText(cost)} a month
        </Box>
      )}
    </>
  );
}
