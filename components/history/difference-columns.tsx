import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { DifferenceRow } from '#lib/history/difference-rows.ts';
import styles from './difference.module.css';

type Column = TableProps.ColumnDefinition<DifferenceRow>;

/** What changed, and its value at either moment. */
export const valueColumns: readonly Column[] = [
  {
    id: 'what',
    header: 'What',
    sortingField: 'what',
    minWidth: 140,
    cell: ({ what }) => what ?? 'The resource',
  },
  { id: 'before', header: 'Before', minWidth: 160, cell: ({ before }) => <Value text={before} /> },
  { id: 'after', header: 'After', minWidth: 160, cell: ({ after }) => <Value text={after} /> },
];

function Value({ text }: { text: string | undefined }) {
  if (text === undefined) return <Box color="text-status-inactive">–</Box>;
  return (
    <Box variant="code">
      <span className={styles.value}>{text === '' ? '""' : text}</span>
    </Box>
  );
}
