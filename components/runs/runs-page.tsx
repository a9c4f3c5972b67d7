'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ResourceStatusIndicator } from '#components/architecture/resource-status.tsx';
import { CatalogLink } from '#components/catalog/catalog-link.tsx';
import { ActionButtons } from '#components/operations/action-buttons.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { useRuns } from '#lib/queries/runs.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { RunChart } from './run-chart.tsx';
import { RunDetail } from './run-detail.tsx';
import { RunHistory } from './run-history.tsx';
import { medianSeconds } from './run-text.ts';
import { type RunsAddress, readRunsAddress, writeRunsAddress } from './runs-address.ts';

const form = { read: readRunsAddress, write: writeRunsAddress };

/** The runs of a job, a crawler or a workflow: what they took, what they said, and the one that is under way. */
export function RunsPage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const { address, change } = useQueryAddress<RunsAddress>(form);
  const base = `/environments/${environmentName}`;
  const node = query.data?.nodes.find(({ id }) => id === address.resourceId);
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: 'Operations', href: `${base}/operations` },
        { text: node?.name ?? 'Runs', href: `${base}/runs` },
      ]}
    >
      <QueryState query={query} what="resources">
        {() =>
          node ? (
            <RunsOf
              environmentName={environmentName}
              node={node}
              runId={address.runId}
              onSelect={(runId) => change({ ...address, runId })}
            />
          ) : (
            <Alert type="info">
              {address.resourceId ?? 'Nothing'} is not among the resources of {environmentName}.
            </Alert>
          )
        }
      </QueryState>
    </ShellPage>
  );
}

interface RunsOfProps {
  readonly environmentName: string;
  readonly node: ResourceNode;
  readonly runId: string | undefined;
  onSelect(runId: string): void;
}

function RunsOf({ environmentName, node, runId, onSelect }: RunsOfProps) {
  const { newest, runs, hasMore, readOn } = useRuns(environmentName, node.id);
  const shown = runs.find(({ id, startedAt }) => id === runId || startedAt === runId) ?? runs[0];
  const usual = medianSeconds(runs);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <SpaceBetween direction="horizontal" size="s">
            <span>{resourceModule(node.type).title}</span>
            <ResourceStatusIndicator status={node.status} statusText={node.statusText} />
            {node.type === 'AWS::Glue::Crawler' && (
              <CatalogLink environmentName={environmentName} crawler={node.id} />
            )}
          </SpaceBetween>
        }
        actions={<ActionButtons node={node} />}
      >
        {node.name}
      </Header>
      <QueryState query={newest} what="runs">
        {() => (
          <SpaceBetween size="l">
            <Container
              header={
                <Header
                  variant="h2"
                  counter={`(${runs.length}${hasMore ? '+' : ''})`}
                  description={usual !== undefined && `Usually ${formatDuration(usual)}`}
                >
                  Runs
                </Header>
              }
            >
              {runs.length === 0 ? (
                <Box color="text-body-secondary">It never ran.</Box>
              ) : (
                <SpaceBetween size="m">
                  {runs.length > 1 && <RunChart runs={runs} />}
                  <RunHistory
                    runs={runs}
                    selectedId={shown?.id}
                    onSelect={onSelect}
                    onEnd={readOn}
                  />
                </SpaceBetween>
              )}
            </Container>
            {shown && (
              <RunDetail
                environmentName={environmentName}
                node={node}
                run={shown}
                usualSeconds={usual}
              />
            )}
          </SpaceBetween>
        )}
      </QueryState>
    </SpaceBetween>
  );
}
