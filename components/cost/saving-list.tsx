'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { NoRows } from '#components/ui/no-rows.tsx';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import { SavingRemedy } from './saving-remedy.tsx';

interface SavingListProps {
  readonly environment: EnvironmentDetail;
  readonly savings: EnvironmentCost['savings'];
}

/** What could cost less, by how much, and what brings it about. */
export function SavingList({ environment, savings }: SavingListProps) {
  return (
    <Table
      items={savings}
      trackBy="id"
      wrapLines
      header={
        <Header
          variant="h2"
          counter={`(${savings.length})`}
          description="Each by itself; together they may save less than their sum. A plan changes nothing until it is deployed."
        >
          Savings
        </Header>
      }
      empty={<NoRows>Nothing is found that could cost less.</NoRows>}
      ariaLabels={{ tableLabel: 'Savings' }}
      columnDefinitions={[
        {
          id: 'title',
          header: 'What',
          isRowHeader: true,
          minWidth: 280,
          cell: ({ title, why }) => (
            <>
              <strong>{title}</strong>
              <Box variant="small" display="block" color="text-body-secondary">
                {why}
              </Box>
            </>
          ),
        },
        {
          id: 'usd',
          header: 'Saves a month',
          minWidth: 150,
          cell: savedText,
        },
        {
          id: 'remedy',
          header: 'How',
          minWidth: 210,
          cell: ({ title, remedy }) => (
            <SavingRemedy environment={environment} title={title} remedy={remedy} />
          ),
        },
      ]}
    />
  );
}

function savedText({ usd, isMost = false }: EnvironmentCost['savings'][number]): string {
  if (usd === null) return 'nobody can tell';
  return isMost && usd >= 1 ? `at most ${aboutUsd(usd)}` : aboutUsd(usd);
}
