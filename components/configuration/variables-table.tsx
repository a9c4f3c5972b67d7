'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo } from 'react';
import { Breakable } from '#components/ui/breakable.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Configuration, ConfigurationVariable } from '#lib/api/configuration.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { originWords } from '#lib/variables/origin-words.ts';
import { FedResources, resourcePlace } from './fed-resources.tsx';
import { ValueText } from './value-text.tsx';

/** Every variable: its layer, what it feeds, its value, and where that comes from. */
export function VariablesTable({ configuration }: { configuration: Configuration }) {
  const { environment, variables } = configuration;
  const narrow = useNarrow();
  const { data: graph } = useGraph(environment);
  const idByPlace = useMemo(
    () => new Map(graph?.nodes.map((node) => [resourcePlace(node), node.id])),
    [graph],
  );
  const { items, collectionProps, filterProps, filteredItemsCount } = useCollection(variables, {
    filtering: {
      filteringFunction: (variable, text) => isFound(variable, text),
      noMatch: <NoRows>No variable is like that.</NoRows>,
    },
    sorting: {},
  });
  return (
    <Table
      {...collectionProps}
      contentDensity="compact"
      wrapLines
      trackBy="name"
      items={items}
      visibleColumns={narrow ? ['name', 'value', 'origin'] : undefined}
      ariaLabels={{ tableLabel: 'Variables' }}
      header={
        <Header variant="h2" counter={`(${variables.length})`}>
          Variables
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringAriaLabel="Find variables"
          filteringPlaceholder="Find by name, layer, value or resource"
          countText={`${filteredItemsCount ?? 0} found`}
        />
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Variable',
          sortingField: 'name',
          isRowHeader: true,
          cell: ({ name, title }) => (
            <Breakable>
              {name}
              <Box variant="small" color="text-body-secondary" display="block">
                {title}
              </Box>
            </Breakable>
          ),
        },
        { id: 'layer', header: 'Layer', sortingField: 'layer', cell: ({ layer }) => layer },
        {
          id: 'resources',
          header: 'Feeds',
          cell: (variable) => (
            <FedResources environmentName={environment} variable={variable} idByPlace={idByPlace} />
          ),
        },
        { id: 'value', header: 'Value', cell: ({ value }) => <ValueText text={value} /> },
        {
          id: 'origin',
          header: 'Where it comes from',
          cell: ({ origin }) => (
            <>
              {originWords(origin)}
              {origin.at !== null && (
                <Box variant="small" color="text-body-secondary" display="block">
                  {origin.by}, <RelativeTime at={origin.at} />
                </Box>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function isFound(variable: ConfigurationVariable, text: string): boolean {
  const { name, title, layer, value, resources, origin } = variable;
  const words = [name, title, layer, value, originWords(origin), origin.by ?? '', ...resources];
  return words.some((word) => word.toLowerCase().includes(text.toLowerCase()));
}
