'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { TerraformState } from '#lib/api/terraform.ts';

/** The current state of a workspace, by its outputs. */
export function OutputsTable({ state }: { readonly state: TerraformState | null }) {
  return (
    <Table
      variant="container"
      wrapLines
      header={
        <Header
          variant="h2"
          description={
            state ? (
              <>
                Serial {state.serial}, {state.resourceCount} resources, written{' '}
                <RelativeTime at={state.createdAt} />
              </>
            ) : undefined
          }
        >
          State and outputs
        </Header>
      }
      ariaLabels={{ tableLabel: 'Outputs' }}
      items={state?.outputs ?? []}
      trackBy="name"
      empty={
        <NoRows>
          {state ? 'The state has no outputs.' : 'Nothing was applied yet, so there is no state.'}
        </NoRows>
      }
      columnDefinitions={[
        { id: 'name', header: 'Output', isRowHeader: true, cell: ({ name }) => name },
        { id: 'type', header: 'Type', cell: ({ type }) => type },
        {
          id: 'value',
          header: 'Value',
          cell: ({ value, isSensitive }) =>
            isSensitive ? 'Sensitive, not read' : <Box variant="code">{value}</Box>,
        },
      ]}
    />
  );
}
