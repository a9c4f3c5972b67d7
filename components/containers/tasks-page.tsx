'use client';

import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ResourceStatusIndicator } from '#components/architecture/resource-status.tsx';
import { ActionButtons } from '#components/operations/action-buttons.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { useTasks } from '#lib/queries/tasks.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import styles from './containers.module.css';
import { ServiceDeployments } from './service-deployments.tsx';
import { ServiceEvents } from './service-events.tsx';
import { ServiceScaling } from './service-scaling.tsx';
import { TaskDetail } from './task-detail.tsx';
import { TaskTable } from './task-table.tsx';
import { readTasksAddress, type TasksAddress, writeTasksAddress } from './tasks-address.ts';

const form = { read: readTasksAddress, write: writeTasksAddress };

/** The tasks of a service, a task definition or a cluster: which run, what the others came to, what they log. */
export function TasksPage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const { address, change } = useQueryAddress<TasksAddress>(form);
  const base = `/environments/${environmentName}`;
  const node = query.data?.nodes.find(({ id }) => id === address.resourceId);
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: 'Operations', href: `${base}/operations` },
        { text: node?.name ?? 'Tasks', href: `${base}/tasks` },
      ]}
    >
      <QueryState query={query} what="resources">
        {(graph) =>
          node ? (
            <TasksOf
              environmentName={environmentName}
              graph={graph}
              node={node}
              selectedArn={address.task}
              onSelect={(task) => change({ ...address, task })}
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

interface TasksOfProps {
  readonly environmentName: string;
  readonly graph: EnvironmentGraph;
  readonly node: ResourceNode;
  readonly selectedArn: string | undefined;
  onSelect(arn: string): void;
}

function TasksOf({ environmentName, graph, node, selectedArn, onSelect }: TasksOfProps) {
  const query = useTasks(environmentName, node.id);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <SpaceBetween direction="horizontal" size="s">
            <span>{resourceModule(node.type).title}</span>
            <ResourceStatusIndicator status={node.status} statusText={node.statusText} />
          </SpaceBetween>
        }
        actions={<ActionButtons node={node} />}
      >
        {node.name}
      </Header>
      {node.type === 'AWS::ECS::Service' && (
        <Container>
          <div className={styles.pair}>
            <SpaceBetween size="l">
              <ServiceScaling environmentName={environmentName} service={node} />
              <ServiceDeployments service={node.properties} />
            </SpaceBetween>
            <ServiceEvents service={node.properties} />
          </div>
        </Container>
      )}
      <QueryState query={query} what="tasks">
        {({ pages }) => {
          const tasks = pages.flatMap((page) => page.tasks);
          const shown = tasks.find(({ arn }) => arn === selectedArn) ?? tasks[0];
          return (
            <SpaceBetween size="l">
              <TaskTable
                tasks={tasks}
                selectedArn={shown?.arn}
                hasMore={hasNextPage}
                isReadingOn={isFetchingNextPage}
                onSelect={onSelect}
                onMore={() => void fetchNextPage()}
              />
              {shown && (
                <TaskDetail
                  environmentName={environmentName}
                  task={shown}
                  node={graph.nodes.find(({ id }) => id === shown.arn)}
                />
              )}
            </SpaceBetween>
          );
        }}
      </QueryState>
    </SpaceBetween>
  );
}
