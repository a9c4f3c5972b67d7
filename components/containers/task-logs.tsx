'use client';

import Box from '@cloudscape-design/components/box';
import Tabs from '@cloudscape-design/components/tabs';
import { LogView } from '#components/runs/log-view.tsx';
import type { Task } from '#lib/api/tasks.ts';
import { useTaskLog } from '#lib/queries/tasks.ts';

interface TaskLogsProps {
  readonly environmentName: string;
  readonly task: Task;
}

/** What the containers of a task log, one by one. */
export function TaskLogs({ environmentName, task }: TaskLogsProps) {
  const logging = task.containers.filter(({ hasLog }) => hasLog);
  if (logging.length === 0) {
    return <Box color="text-body-secondary">None of its containers logs to CloudWatch Logs.</Box>;
  }
  return (
    <Tabs
      ariaLabel="Logs"
      tabs={logging.map(({ name }) => ({
        id: name,
        label: `Log: ${name}`,
        content: <OneLog environmentName={environmentName} task={task} container={name} />,
      }))}
    />
  );
}

function OneLog({ environmentName, task, container }: TaskLogsProps & { container: string }) {
  const { data, error, isPending } = useTaskLog(environmentName, task, container);
  return (
    <LogView
      label={`Log ${container}`}
      lines={data?.lines ?? []}
      startsAtEnd={task.outcome !== 'succeeded'}
      isLoading={isPending}
      error={error}
    />
  );
}
