'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { ResourceSplitPanel } from '#components/architecture/resource-split-panel.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { AwakeNotice } from './awake-notice.tsx';
import { groupOf, groupTitles, type OperableGroup, operable } from './operable-groups.ts';
import { OperableTable } from './operable-table.tsx';
import {
  type OperationsAddress,
  readOperationsAddress,
  writeOperationsAddress,
} from './operations-address.ts';
import { OperationsTable } from './operations-table.tsx';
import { ParkButton } from './park-button.tsx';
import { ParkedNotice } from './parked-notice.tsx';

const form = { read: readOperationsAddress, write: writeOperationsAddress };

/** Everything that can be run, scaled, started or stopped in an environment, and what was. */
export function OperationsPage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const { address, change } = useQueryAddress<OperationsAddress>(form);
  const open = (resourceId: string | undefined) => change({ ...address, resourceId });
  const selected = query.data?.nodes.find(({ id }) => id === address.resourceId);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Operations', href: `${base}/operations` }]}
      splitPanelOpen={selected !== undefined}
      onSplitPanelToggle={(isOpen) => {
        if (!isOpen) open(undefined);
      }}
      splitPanel={
        query.data &&
        selected && (
          <ResourceSplitPanel
            environmentName={environmentName}
            graph={query.data}
            resource={selected}
            onSelect={open}
          />
        )
      }
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="What can be run, scaled, started or stopped."
          actions={<ParkButton environmentName={environmentName} />}
        >
          Operations
        </Header>
        <ParkedNotice environmentName={environmentName} />
        <AwakeNotice environmentName={environmentName} />
        <QueryState query={query} what="resources">
          {(graph) => (
            <OperableTabs
              environmentName={environmentName}
              graph={graph}
              address={address}
              onChange={change}
              onOpen={open}
            />
          )}
        </QueryState>
        <OperationsTable environmentName={environmentName} onOpen={open} />
      </SpaceBetween>
    </ShellPage>
  );
}

interface OperableTabsProps {
  readonly environmentName: string;
  readonly graph: EnvironmentGraph;
  readonly address: OperationsAddress;
  onChange(address: OperationsAddress): void;
  onOpen(resourceId: string): void;
}

function OperableTabs(props: OperableTabsProps) {
  const { environmentName, graph, address, onChange, onOpen } = props;
  const byGroup = Map.groupBy(operable(graph.nodes), groupOf);
  const groups = (Object.keys(groupTitles) as OperableGroup[]).filter((group) =>
    byGroup.has(group),
  );
  const [first] = groups;
  if (first === undefined) {
    return (
      <Box color="text-body-secondary" padding="m" textAlign="center">
        Nothing can be run yet. Deploy the layers ETL pipeline, Compute, Databases or Monitoring.
      </Box>
    );
  }
  const active = groups.includes(address.group) ? address.group : first;
  return (
    <Tabs
      variant="container"
      activeTabId={active}
      ariaLabel="What can be operated"
      onChange={({ detail }) => {
        const chosen = groups.find((group) => group === detail.activeTabId);
        if (chosen) onChange({ ...address, group: chosen });
      }}
      tabs={groups.map((group) => ({
        id: group,
        label: groupTitles[group],
        content: (
          <OperableTable
            environmentName={environmentName}
            label={groupTitles[group]}
            nodes={byGroup.get(group) ?? []}
            selectedId={address.resourceId}
            onOpen={onOpen}
          />
        ),
      }))}
    />
  );
}
