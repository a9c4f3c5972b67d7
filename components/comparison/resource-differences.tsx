'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { ValueText } from '#components/configuration/value-text.tsx';
import { Breakable } from '#components/ui/breakable.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import type { EnvironmentComparison } from '#lib/api/environment-comparison.ts';
import { resourceModule } from '#lib/resources/registry.ts';

type Lone = EnvironmentComparison['resources'][number];

/** Resources that only one environment has, and versions that differ. */
export function ResourceDifferences({ comparison }: { comparison: EnvironmentComparison }) {
  const { from, to, resources, versions } = comparison;
  return (
    <SpaceBetween size="l">
      <Table
        contentDensity="compact"
        wrapLines
        items={resources}
        ariaLabels={{ tableLabel: 'Resources that only one has' }}
        empty={<NoRows>Both have the same resources.</NoRows>}
        header={
          <Header variant="h2" counter={`(${resources.length})`}>
            Resources that only one has
          </Header>
        }
        columnDefinitions={[
          { id: 'resource', header: 'Resource', isRowHeader: true, cell: What },
          { id: 'layer', header: 'Layer', cell: ({ layer }) => layer },
          {
            id: 'from',
            header: from.name,
            cell: (lone) => <Side environment={from.name} resource={lone.from} />,
          },
          {
            id: 'to',
            header: to.name,
            cell: (lone) => <Side environment={to.name} resource={lone.to} />,
          },
        ]}
      />
      <Table
        contentDensity="compact"
        wrapLines
        items={versions}
        ariaLabels={{ tableLabel: 'Versions that differ' }}
        empty={<NoRows>No version differs.</NoRows>}
        header={
          <Header variant="h2" counter={`(${versions.length})`}>
            Versions
          </Header>
        }
        columnDefinitions={[
          {
            id: 'resource',
            header: 'Resource',
            isRowHeader: true,
            cell: ({ logicalId, what }) => <Breakable>{`${logicalId}: ${what}`}</Breakable>,
          },
          { id: 'layer', header: 'Layer', cell: ({ layer }) => layer },
          { id: 'from', header: from.name, cell: (row) => <ValueText text={row.from} /> },
          { id: 'to', header: to.name, cell: (row) => <ValueText text={row.to} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function What({ logicalId, type }: Lone) {
  return (
    <Breakable>
      {logicalId}
      <Box variant="small" color="text-body-secondary" display="block">
        {resourceModule(type).title}
      </Box>
    </Breakable>
  );
}

interface SideProps {
  readonly environment: string;
  readonly resource: Lone['from'];
}

function Side({ environment, resource }: SideProps) {
  if (resource === null) return <Box color="text-status-inactive">–</Box>;
  const search = new URLSearchParams({ view: 'everything', resource: resource.id });
  return (
    <PageLink href={`/environments/${environment}/architecture?${search}`}>
      <Breakable>{resource.name}</Breakable>
    </PageLink>
  );
}
