'use client';

import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ActivityFeed } from '#components/activity/activity-feed.tsx';
import { NetworkDiagram } from '#components/architecture/network-diagram.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { ToolsSection } from '#components/tools/tools-section.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { CurrentDeployment } from './current-deployment.tsx';
import { EnvironmentHeader } from './environment-header.tsx';
import { EnvironmentLayers } from './environment-layers.tsx';
import { Findings } from './findings.tsx';
import { LayerTable } from './layer-table.tsx';

/** One environment at a glance: its layers, what runs, what exists, what happens. */
export function OverviewPage({ environmentName }: { environmentName: string }) {
  const query = useEnvironment(environmentName);
  return (
    <ShellPage environmentName={environmentName}>
      <QueryState query={query} what="environment">
        {(environment) => <Overview environment={environment} />}
      </QueryState>
    </ShellPage>
  );
}

function Overview({ environment }: { environment: EnvironmentDetail }) {
  return (
    <SpaceBetween size="l">
      <EnvironmentHeader environment={environment} />
      <Findings environmentName={environment.name} />
      <CurrentDeployment environmentName={environment.name} />
      <EnvironmentLayers environment={environment} />
      <LayerTable environment={environment} />
      <ToolsSection environmentName={environment.name} />
      <Grid
        gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}
      >
        <NetworkDiagram environmentName={environment.name} />
        <ActivityFeed environmentName={environment.name} />
      </Grid>
    </SpaceBetween>
  );
}
