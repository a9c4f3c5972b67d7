import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import { Copyable } from '#components/ui/copyable.tsx';
import type { LayerSummary } from '#lib/api/environments.ts';

/** What the layer's stack gives to the layers that need it. */
export function LayerOutputs({ layer }: { layer: LayerSummary }) {
  return (
    <Table
      contentDensity="compact"
      trackBy="name"
      items={Object.entries(layer.outputs).map(([name, value]) => ({ name, value }))}
      ariaLabels={{ tableLabel: 'Outputs' }}
      empty={
        <Box textAlign="center" color="text-body-secondary" padding="m">
          The stack has no outputs yet.
        </Box>
      }
      wrapLines
      columnDefinitions={[
        { id: 'name', header: 'Output', cell: ({ name }) => name, isRowHeader: true },
        {
          id: 'value',
          header: 'Value',
          cell: ({ name, value }) => <Copyable text={value} what={name} />,
        },
      ]}
    />
  );
}
