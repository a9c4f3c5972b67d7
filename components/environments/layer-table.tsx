'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { EnvironmentDetail, LayerSummary } from '#lib/api/environments.ts';
import { LayerStateIndicator } from './environment-status.tsx';
import { LayerActions } from './layer-actions.tsx';

/** The layers of an environment and the stacks that hold them. */
export function LayerTable({ environment }: { environment: EnvironmentDetail }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <Table
      selectionType="multi"
      selectedItems={environment.layers.filter(({ id }) => chosen.includes(id))}
      onSelectionChange={({ detail }) => setChosen(detail.selectedItems.map(({ id }) => id))}
      contentDensity="compact"
      trackBy="id"
      items={environment.layers}
      header={
        <Header
          variant="h2"
          counter={`(${environment.layers.length})`}
          actions={
            <LayerActions
              environmentName={environment.name}
              layerIds={chosen}
              label="Chosen layers"
              disabledReason={chosen.length === 0 ? 'Choose layers first' : undefined}
            />
          }
        >
          Layers
        </Header>
      }
      ariaLabels={{
        tableLabel: 'Layers',
        selectionGroupLabel: 'Choose layers',
        allItemsSelectionLabel: () => 'Choose all layers',
        itemSelectionLabel: (_, { title }) => `Choose ${title}`,
      }}
      wrapLines
      columnDefinitions={[
        {
          id: 'title',
          header: 'Layer',
          cell: (layer) => <Title environmentName={environment.name} layer={layer} />,
          isRowHeader: true,
          minWidth: 220,
        },
        {
          id: 'state',
          header: 'State',
          cell: ({ state }) => <LayerStateIndicator state={state} />,
          minWidth: 150,
        },
        { id: 'stack', header: 'Stack', cell: Stack, minWidth: 180 },
        {
          id: 'updated',
          header: 'Last change',
          cell: ({ updatedAt }) => (updatedAt ? <RelativeTime at={updatedAt} /> : '–'),
          minWidth: 140,
        },
      ]}
    />
  );
}

function Title({ environmentName, layer }: { environmentName: string; layer: LayerSummary }) {
  const router = useRouter();
  const href = `/environments/${environmentName}/layers/${layer.id}`;
  return (
    <>
      <Link
        href={href}
        onFollow={(event) => {
          event.preventDefault();
          router.push(href);
        }}
      >
        {layer.title}
      </Link>
      <Box variant="small" color="text-body-secondary" display="block">
        {layer.purpose}
      </Box>
    </>
  );
}

function Stack({ stackName, stackStatus, consoleUrl }: LayerSummary) {
  if (!stackStatus) return <Box color="text-status-inactive">{stackName}</Box>;
  return (
    <>
      {consoleUrl ? (
        <Link external href={consoleUrl} externalIconAriaLabel="Opens the AWS console">
          {stackName}
        </Link>
      ) : (
        stackName
      )}
      <Box variant="small" color="text-body-secondary" display="block">
        {stackStatus}
      </Box>
    </>
  );
}
