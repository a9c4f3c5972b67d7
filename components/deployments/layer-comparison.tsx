'use client';

import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { Breakable } from '#components/ui/breakable.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { NoRows } from '#components/ui/no-rows.tsx';
import type { Deployment, DeploymentComparison } from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { LayerRunStatusIndicator } from './deployment-status.tsx';

type Compared = DeploymentComparison['layers'][number];

interface LayerComparisonProps {
  readonly layer: Compared;
  readonly comparison: Pick<DeploymentComparison, 'from' | 'to'>;
}

/** One layer in two deployments: its parameters, what was changed, and what came of it. */
export function LayerComparison({ layer, comparison }: LayerComparisonProps) {
  const { title, parameters, changes, from, to } = layer;
  return (
    <ExpandableSection
      variant="container"
      headerText={title}
      headerCounter={`(${parameters.length + changes.length})`}
      headingTagOverride="h2"
      defaultExpanded={parameters.length > 0 || hasFailed(from) || hasFailed(to)}
    >
      <SpaceBetween size="l">
        <ColumnLayout columns={2} borders="vertical">
          <Side run={from} kind={comparison.from.kind} />
          <Side run={to} kind={comparison.to.kind} />
        </ColumnLayout>
        {parameters.length > 0 && (
          <Pairs
            label={`Parameters of ${title}`}
            header="Parameter"
            rows={parameters.map(({ path, ...pair }) => ({ what: path, type: null, ...pair }))}
          />
        )}
        <Pairs
          label={`Changes of ${title}`}
          header="Resource"
          rows={changes.map(({ logicalId, resourceType, ...pair }) => ({
            what: logicalId,
            type: resourceModule(resourceType).title,
            ...pair,
          }))}
        />
      </SpaceBetween>
    </ExpandableSection>
  );
}

function hasFailed(run: Compared['from']): boolean {
  return run !== null && run.failure !== null;
}

function Side({ run, kind }: { run: Compared['from']; kind: Deployment['kind'] }) {
  if (run === null) return <Box color="text-body-secondary">No part of this deployment</Box>;
  return (
    <SpaceBetween size="xxs">
      <LayerRunStatusIndicator status={run.status} kind={kind} />
      <Box>
        {[run.summary, run.seconds === null ? null : `took ${formatDuration(run.seconds)}`]
          .filter((text) => text !== null)
          .join(', ')}
      </Box>
      {run.failure && <Box color="text-status-error">{run.failure.reason}</Box>}
    </SpaceBetween>
  );
}

interface Pair {
  readonly what: string;
  readonly type: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

interface PairsProps {
  readonly label: string;
  readonly header: string;
  readonly rows: readonly Pair[];
}

function Pairs({ label, header, rows }: PairsProps) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="what"
      ariaLabels={{ tableLabel: label }}
      items={rows}
      empty={<NoRows>Both change the same.</NoRows>}
      columnDefinitions={[
        { id: 'what', header, isRowHeader: true, cell: What, width: '30%' },
        { id: 'from', header: 'From', cell: ({ from }) => <Value text={from} />, width: '35%' },
        { id: 'to', header: 'To', cell: ({ to }) => <Value text={to} />, width: '35%' },
      ]}
    />
  );
}

function What({ what, type }: Pair) {
  return (
    <Breakable>
      {what}
      {type !== null && (
        <Box variant="small" color="text-body-secondary" display="block">
          {type}
        </Box>
      )}
    </Breakable>
  );
}

function Value({ text }: { text: string | null }) {
  if (text === null) return <Box color="text-status-inactive">–</Box>;
  return <Breakable>{text}</Breakable>;
}
