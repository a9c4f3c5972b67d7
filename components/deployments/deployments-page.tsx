'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { type DeploymentFilter, useDeploymentHistory } from '#lib/queries/deployments.ts';
import { DeploymentsTable } from './deployments-table.tsx';
import { readHistoryFilter, writeHistoryFilter } from './history-filter.ts';
import { HistoryFilterBar } from './history-filter-bar.tsx';

const form = { read: readHistoryFilter, write: writeHistoryFilter };

/** Every plan and run of an environment, newest first, as a search finds them. */
export function DeploymentsPage({ environmentName }: { environmentName: string }) {
  const { address: filter, change } = useQueryAddress<DeploymentFilter>(form);
  const query = useDeploymentHistory(environmentName, filter);
  const deployments = query.data?.pages.flatMap((page) => page.deployments) ?? [];
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Deployments', href: `${base}/deployments` }]}
    >
      <SpaceBetween size="l">
        <Header variant="h1" description="Every plan, deployment and destruction, kept for good">
          Deployments
        </Header>
        <HistoryFilterBar
          environmentName={environmentName}
          people={[...new Set(deployments.map(({ requestedBy }) => requestedBy))]}
          filter={filter}
          onChange={change}
        />
        <DeploymentsTable
          environmentName={environmentName}
          query={query}
          isFiltered={Object.keys(filter).length > 0}
        />
      </SpaceBetween>
    </ShellPage>
  );
}
