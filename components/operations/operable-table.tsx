'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { ResourceStatusIndicator } from '#components/architecture/resource-status.tsx';
import { ContainerLink } from '#components/containers/container-link.tsx';
import { QualityLink } from '#components/quality/quality-link.tsx';
import { RunsLink } from '#components/runs/runs-link.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import { detailsOf } from '#lib/diagrams/views/resource-details.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { ActionMenu } from './action-menu.tsx';

interface OperableTableProps {
  readonly environmentName: string;
  readonly label: string;
  readonly nodes: readonly ResourceNode[];
  readonly selectedId: string | undefined;
  onOpen(resourceId: string): void;
}

/** Resources with their state and what can be done to them. */
export function OperableTable(props: OperableTableProps) {
  const { environmentName, label, nodes, selectedId, onOpen } = props;
  const narrow = useNarrow();
  const { items, collectionProps, filterProps, filteredItemsCount } = useCollection(nodes, {
    filtering: {
      filteringFunction: ({ name, type, statusText }, text) =>
        [name, resourceModule(type).title, statusText].some((part) =>
          part.toLowerCase().includes(text.trim().toLowerCase()),
        ),
      noMatch: <Box textAlign="center">No resource matches.</Box>,
    },
    sorting: {},
  });
  return (
    <Table
      {...collectionProps}
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="id"
      items={items}
      // Beside an open panel, which tells the rest, there is no more room than on a phone.
      visibleColumns={narrow || selectedId !== undefined ? ['name', 'state', 'actions'] : undefined}
      selectedItems={items.filter(({ id }) => id === selectedId)}
      ariaLabels={{ tableLabel: label }}
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find by name, type or state"
          filteringAriaLabel={`Find in ${label}`}
          filteringClearAriaLabel="Clear"
          countText={`${filteredItemsCount ?? 0} of ${nodes.length}`}
        />
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          sortingField: 'name',
          minWidth: narrow ? 100 : 180,
          cell: ({ id, name }) => <Link onFollow={() => onOpen(id)}>{name}</Link>,
        },
        {
          id: 'type',
          header: 'Type',
          sortingField: 'type',
          cell: ({ type }) => resourceModule(type).title,
        },
        {
          id: 'state',
          header: 'State',
          sortingField: 'statusText',
          minWidth: 130,
          cell: ({ status, statusText }) => (
            <ResourceStatusIndicator status={status} statusText={statusText} />
          ),
        },
        {
          id: 'detail',
          header: 'Lately',
          cell: (node) => (
            <>
              {detailsOf(node).live ?? '–'}
              {resourceModule(node.type).hasRuns && (
                <div>
                  <RunsLink environmentName={environmentName} resourceId={node.id} />
                </div>
              )}
              <div>
                <ContainerLink environmentName={environmentName} resource={node} />
              </div>
              {node.type === 'AWS::Glue::DataQualityRuleset' && (
                <div>
                  <QualityLink environmentName={environmentName} resourceId={node.id} />
                </div>
              )}
            </>
          ),
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: narrow ? 70 : 180,
          cell: (node) => <ActionMenu node={node} />,
        },
      ]}
    />
  );
}
