'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useDeploymentHistory } from '#lib/queries/deployments.ts';
import { comparisonHref } from './comparison-href.ts';
import { deploymentTitle } from './deployment-title.ts';

/** Leads to the comparison with an earlier deployment, by default the one before. */
export function CompareSelect({ deployment }: { deployment: Deployment }) {
  const router = useRouter();
  const [chosenId, setChosenId] = useState<string>();
  const { id, environment } = deployment;
  const query = useDeploymentHistory(environment, { before: id });
  const earlier = query.data?.pages.flatMap(({ deployments }) => deployments) ?? [];
  const options = earlier.map(optionOf);
  const selected = options.find(({ value }) => value === chosenId) ?? options[0];
  if (!selected) return null;
  return (
    <FormField
      label="Compare with"
      secondaryControl={
        <Button onClick={() => router.push(comparisonHref(environment, selected.value ?? id, id))}>
          Compare
        </Button>
      }
    >
      <Select
        selectedOption={selected}
        options={options}
        ariaLabel="Compare with"
        statusType={
          query.isFetchingNextPage ? 'loading' : query.hasNextPage ? 'pending' : 'finished'
        }
        loadingText="Reading earlier deployments"
        onLoadItems={({ detail }) => {
          if (!detail.firstPage && query.hasNextPage) void query.fetchNextPage();
        }}
        onChange={({ detail }) => setChosenId(detail.selectedOption.value)}
        expandToViewport
      />
    </FormField>
  );
}

function optionOf(deployment: Deployment, index: number): SelectProps.Option {
  const { id, status, requestedAt, requestedBy } = deployment;
  return {
    value: id,
    label: `${deploymentTitle(deployment)}${index === 0 ? ', the one before' : ''}`,
    description: `${status}, ${new Date(requestedAt).toLocaleString('en')}, ${requestedBy}`,
  };
}
