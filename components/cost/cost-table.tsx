'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { NoRows } from '#components/ui/no-rows.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import type { Amount, ResourceCost } from '#lib/cost/estimate.ts';
import { costText } from '#lib/prices/cost-text.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { costLayerTitle, lineText } from './cost-words.ts';

interface CostTableProps {
  readonly environmentName: string;
  readonly estimate: EnvironmentCost['estimate'];
}

/** A row is a layer, or one of its resources. */
interface Row {
  readonly id: string;
  readonly title: string;
  readonly amount: Amount;
  readonly resource: ResourceCost | undefined;
  readonly children: readonly Row[];
}

/** What is billed, by layer and by resource, with what each amount is made of. */
export function CostTable({ environmentName, estimate }: CostTableProps) {
  const rows = rowsOf(estimate);
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  return (
    <Table
      items={rows}
      trackBy="id"
      wrapLines
      contentDensity="compact"
      header={
        <Header variant="h2" counter={`(${estimate.resources.length})`}>
          By layer and resource
        </Header>
      }
      empty={<NoRows>Nothing that is billed exists.</NoRows>}
      ariaLabels={{
        tableLabel: 'Cost by layer and resource',
        expandButtonLabel: ({ title }) => `Show the resources of ${title}`,
        collapseButtonLabel: ({ title }) => `Hide the resources of ${title}`,
      }}
      expandableRows={{
        getItemChildren: ({ children }) => [...children],
        isItemExpandable: ({ children }) => children.length > 0,
        expandedItems: rows.filter(({ id }) => expanded.includes(id)),
        onExpandableItemToggle: ({ detail }) =>
          setExpanded((before) =>
            detail.expanded
              ? [...before, detail.item.id]
              : before.filter((id) => id !== detail.item.id),
          ),
      }}
      columnDefinitions={[
        {
          id: 'title',
          header: 'Layer, resource',
          isRowHeader: true,
          minWidth: 220,
          cell: ({ title, resource }) =>
            resource ? (
              <PageLink
                href={`/environments/${environmentName}/architecture?view=cost&resource=${encodeURIComponent(resource.id)}`}
              >
                {title}
              </PageLink>
            ) : (
              <strong>{title}</strong>
            ),
        },
        {
          id: 'type',
          header: 'Type',
          minWidth: 140,
          cell: ({ resource, children }) =>
            resource ? resourceModule(resource.type).title : `${children.length} billed`,
        },
        {
          id: 'usd',
          header: 'A month',
          minWidth: 150,
          cell: ({ amount }) => costText(amount),
        },
        {
          id: 'made-of',
          header: 'Made of',
          minWidth: 280,
          cell: ({ resource }) =>
            resource?.lines.map((line) => (
              <Box key={line.title} variant="small" display="block">
                {lineText(line)}
              </Box>
            )),
        },
      ]}
    />
  );
}

function rowsOf({ layers, resources }: EnvironmentCost['estimate']): Row[] {
  return layers
    .map(({ layer, ...amount }): Row => {
      const own = resources.filter((resource) => resource.layer === layer);
      return {
        id: `layer ${layer}`,
        title: costLayerTitle(layer),
        amount,
        resource: undefined,
        children: own.map((resource) => ({
          id: resource.id,
          title: resource.name,
          amount: resource,
          resource,
          children: [],
        })),
      };
    })
    .filter(({ children }) => children.length > 0)
    .toSorted((a, b) => b.amount.usd - a.amount.usd);
}
