'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { ResourceStatusIndicator } from '#components/architecture/resource-status.tsx';
import { useGraph } from '#lib/queries/architecture.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What exists of a layer, as last discovered. */
export function LayerResources({
  environmentName,
  layerId,
}: {
  environmentName: string;
  layerId: string;
}) {
  const { data } = useGraph(environmentName);
  const resources = (data?.nodes ?? []).filter(({ layer }) => layer === layerId);
  return (
    <Table
      contentDensity="compact"
      trackBy="id"
      items={resources}
      header={
        <Header variant="h2" counter={`(${resources.length})`}>
          Resources
        </Header>
      }
      ariaLabels={{ tableLabel: 'Resources of the layer' }}
      empty={
        <Box textAlign="center" color="text-body-secondary" padding="m">
          Nothing of this layer exists.
        </Box>
      }
      wrapLines
      columnDefinitions={[
        { id: 'name', header: 'Name', cell: ({ name }) => name, isRowHeader: true },
        { id: 'type', header: 'Type', cell: ({ type }) => resourceModule(type).title },
        { id: 'logicalId', header: 'Logical id', cell: ({ logicalId }) => logicalId ?? '–' },
        { id: 'id', header: 'Id', cell: ({ id }) => id },
        { id: 'status', header: 'Status', cell: (node) => <ResourceStatusIndicator {...node} /> },
      ]}
    />
  );
}
