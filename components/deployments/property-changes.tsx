import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { PropertyChange, ResourceChange } from '#lib/api/deployment-documents.ts';
import { recreationWords, shortPath, shownValue } from '#lib/deployments/property-text.ts';

/** Property by property: before and after, and what makes a replacement necessary. */
export function PropertyChanges({ change }: { change: ResourceChange }) {
  if (change.properties.length === 0) {
    return (
      <Box color="text-body-secondary" padding="s">
        CloudFormation gives no property values for this change.
      </Box>
    );
  }
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      ariaLabels={{ tableLabel: `Properties of ${change.logicalId}` }}
      trackBy="path"
      items={change.properties}
      columnDefinitions={[
        { id: 'path', header: 'Property', cell: ({ path }) => shortPath(path), isRowHeader: true },
        ...(change.action === 'add' ? [] : [{ id: 'before', header: 'Before', cell: Before }]),
        ...(change.action === 'remove' ? [] : [{ id: 'after', header: 'After', cell: After }]),
        ...(change.action === 'modify'
          ? [{ id: 'recreation', header: 'Replaces', cell: recreation }]
          : []),
      ]}
      wrapLines
    />
  );
}

function Before({ before }: PropertyChange) {
  return <Value text={before} />;
}

function After({ after }: PropertyChange) {
  return <Value text={after} />;
}

function Value({ text }: { text: string | null }) {
  if (text === null) return <Box color="text-status-inactive">–</Box>;
  return <Box variant="code">{shownValue(text)}</Box>;
}

function recreation({ requiresRecreation, cause }: PropertyChange): string {
  const words = recreationWords[requiresRecreation];
  return cause ? `${words}, through ${cause}` : words;
}
