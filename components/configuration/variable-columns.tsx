import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import { Breakable } from '#components/ui/breakable.tsx';

interface Named {
  readonly variable: string;
  readonly title: string;
  readonly layer: string;
}

/** Which variable a row is of, before what the row says of it. */
export function variableColumns<Row extends Named>(): TableProps.ColumnDefinition<Row>[] {
  return [
    {
      id: 'variable',
      header: 'Variable',
      isRowHeader: true,
      cell: ({ variable, title }) => (
        <Breakable>
          {variable}
          <Box variant="small" color="text-body-secondary" display="block">
            {title}
          </Box>
        </Breakable>
      ),
    },
    { id: 'layer', header: 'Layer', cell: ({ layer }) => layer },
  ];
}
