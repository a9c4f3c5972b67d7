'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ValueText } from '#components/configuration/value-text.tsx';
import { variableColumns } from '#components/configuration/variable-columns.tsx';
import { useOpenDeployment } from '#components/deployments/use-open-deployment.ts';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import type { EnvironmentComparison } from '#lib/api/environment-comparison.ts';
import { usePromoteParameters } from '#lib/queries/configuration.ts';

type Difference = EnvironmentComparison['parameters'][number];

/** Parameters that differ; those that are selected are promoted as a plan of the other environment. */
export function PromotionTable({ comparison }: { comparison: EnvironmentComparison }) {
  const { from, to, parameters } = comparison;
  const open = useOpenDeployment();
  const promote = usePromoteParameters(to.name);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // What does not differ any more is not promoted.
  const selected = parameters.filter(({ variable }) => chosen.includes(variable));
  const submit = () =>
    promote.mutate(
      { from: from.name, variables: selected.map(({ variable }) => variable) },
      open(`Nothing was promoted to ${to.name}`),
    );
  return (
    <Table
      contentDensity="compact"
      wrapLines
      trackBy="variable"
      selectionType="multi"
      selectedItems={selected}
      onSelectionChange={({ detail }) =>
        setChosen(detail.selectedItems.map(({ variable }) => variable))
      }
      items={parameters}
      empty={<NoRows>All parameters are the same.</NoRows>}
      ariaLabels={{
        tableLabel: 'Parameters that differ',
        selectionGroupLabel: 'Parameters to promote',
        allItemsSelectionLabel: () => 'Select all',
        itemSelectionLabel: (_, { variable }) => `Select ${variable}`,
      }}
      header={
        <Header
          variant="h2"
          counter={`(${parameters.length})`}
          actions={
            <PermittedButton
              permission="configure"
              environmentName={to.name}
              variant="primary"
              disabled={selected.length === 0}
              disabledReason={`Select what ${to.name} is to take over`}
              loading={promote.isPending}
              onClick={submit}
            >
              {`Promote to ${to.name}`}
            </PermittedButton>
          }
        >
          Parameters
        </Header>
      }
      columnDefinitions={[
        ...variableColumns<Difference>(),
        {
          id: 'from',
          header: from.name,
          cell: (difference) => <Source difference={difference} to={to.name} />,
        },
        { id: 'to', header: to.name, cell: ({ to: value }) => <ValueText text={value} /> },
      ]}
    />
  );
}

/** The value that is taken over, and how it is named there where that is not the same. */
function Source({ difference, to }: { difference: Difference; to: string }) {
  const { from, promoted } = difference;
  return (
    <>
      <ValueText text={from} />
      {promoted !== from && (
        <Box variant="small" color="text-body-secondary" display="block">
          in {to}: <ValueText text={promoted} />
        </Box>
      )}
    </>
  );
}
