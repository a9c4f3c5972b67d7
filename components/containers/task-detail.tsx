'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ActionButtons } from '#components/operations/action-buttons.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Task } from '#lib/api/tasks.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import styles from './containers.module.css';
import { TaskLogs } from './task-logs.tsx';
import { TaskStatus } from './task-status.tsx';
import { capacityText, exitCodesText, shortId, sizeText } from './task-text.ts';

interface TaskDetailProps {
  readonly environmentName: string;
  readonly task: Task;
  /** It is in the graph while it runs. */
  readonly node: ResourceNode | undefined;
}

/** One task: what it came to and why, how to get into it, and what it logs. */
export function TaskDetail({ environmentName, task, node }: TaskDetailProps) {
  const failedContainers = task.containers.filter(({ reason }) => reason !== null);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<TaskStatus task={task} />}
          actions={node && <ActionButtons node={node} />}
        >
          Task {shortId(task)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {task.stopReason && (
          <Alert
            type={task.outcome === 'failed' ? 'error' : 'info'}
            header={task.stopCode ?? 'It has stopped'}
          >
            {task.stopReason}
            {failedContainers.map(({ name, reason }) => (
              <div key={name}>
                {name}: {reason}
              </div>
            ))}
          </Alert>
        )}
        <KeyValuePairs
          columns={3}
          minColumnWidth={150}
          items={[
            { label: 'ARN', value: <Copyable text={task.arn} what="ARN" /> },
            { label: 'Exit code', value: exitCodesText(task) },
            { label: 'Definition', value: task.taskDefinition },
            { label: 'Size', value: sizeText(task) },
            { label: 'Capacity', value: capacityText(task) },
            { label: 'Belongs to', value: task.serviceArn?.split('/').at(-1) ?? 'No service' },
            { label: 'Begun', value: <RelativeTime at={task.createdAt} /> },
            {
              label: 'Started',
              value: task.startedAt === null ? '–' : <RelativeTime at={task.startedAt} />,
            },
            {
              label: 'Stopped',
              value: task.stoppedAt === null ? '–' : <RelativeTime at={task.stoppedAt} />,
            },
          ]}
        />
        {task.outcome === 'running' && <ExecCommands task={task} />}
        <TaskLogs key={task.arn} environmentName={environmentName} task={task} />
      </SpaceBetween>
    </Container>
  );
}

function ExecCommands({ task: { containers, noExecReason } }: { readonly task: Task }) {
  return (
    <div>
      <Box variant="awsui-key-label">Open a shell in it</Box>
      {noExecReason ?? (
        <div className={styles.list}>
          {containers.map(
            ({ name, execCommand }) =>
              execCommand !== null && (
                <div key={name} className={styles.command}>
                  <Copyable text={execCommand} what={`command for ${name}`} />
                </div>
              ),
          )}
        </div>
      )}
    </div>
  );
}
