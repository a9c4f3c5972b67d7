'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { formatDuration } from '#components/ui/format-duration.ts';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShowEarlier } from '#components/ui/show-earlier.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import { useNow } from '#components/ui/use-now.ts';
import type { Task } from '#lib/api/tasks.ts';
import { TaskStatus } from './task-status.tsx';
import { capacityText, exitCodesText, secondsOf, shortId } from './task-text.ts';

interface TaskTableProps {
  readonly tasks: readonly Task[];
  readonly selectedArn: string | undefined;
  readonly hasMore: boolean;
  readonly isReadingOn: boolean;
  onSelect(arn: string): void;
  onMore(): void;
}

/** Tasks, newest first, with what those that stopped came to. */
export function TaskTable(props: TaskTableProps) {
  const { tasks, selectedArn, hasMore, isReadingOn, onSelect, onMore } = props;
  const narrow = useNarrow();
  const now = useNow(true);
  return (
    <Table
      variant="container"
      contentDensity="compact"
      wrapLines
      trackBy="arn"
      items={tasks}
      selectedItems={tasks.filter(({ arn }) => arn === selectedArn)}
      selectionType={narrow ? undefined : 'single'}
      onSelectionChange={({ detail }) => {
        const [chosen] = detail.selectedItems;
        if (chosen) onSelect(chosen.arn);
      }}
      visibleColumns={narrow ? ['task', 'state', 'exit'] : undefined}
      ariaLabels={{
        tableLabel: 'Tasks',
        selectionGroupLabel: 'Task that is shown in detail',
        itemSelectionLabel: (_, task) => `Show task ${shortId(task)}`,
      }}
      header={
        <Header
          variant="h2"
          counter={`(${tasks.length}${hasMore ? '+' : ''})`}
          description="Stopped ones are kept for 30 days."
        >
          Tasks
        </Header>
      }
      empty={<NoRows>No task has been seen yet.</NoRows>}
      footer={hasMore && <ShowEarlier isLoading={isReadingOn} onMore={onMore} />}
      columnDefinitions={[
        {
          id: 'task',
          header: 'Task',
          isRowHeader: true,
          minWidth: narrow ? 80 : 90,
          cell: (task) => (
            <Link onFollow={() => onSelect(task.arn)} ariaLabel={`Task ${shortId(task)}`}>
              {shortId(task)}
            </Link>
          ),
        },
        {
          id: 'state',
          header: 'State',
          minWidth: narrow ? 135 : 170,
          cell: (task) => <TaskStatus task={task} />,
        },
        {
          id: 'exit',
          header: 'Exit code and reason',
          minWidth: narrow ? 100 : 220,
          cell: (task) => (
            <>
              {exitCodesText(task)}
              {task.stopReason && <Box color="text-body-secondary">{task.stopReason}</Box>}
            </>
          ),
        },
        {
          id: 'created',
          header: 'Begun',
          minWidth: 120,
          cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
        },
        {
          id: 'ran',
          header: 'Ran',
          minWidth: 90,
          cell: (task) => ran(task, now),
        },
        { id: 'capacity', header: 'Capacity', minWidth: 110, cell: (task) => capacityText(task) },
        {
          id: 'definition',
          header: 'Definition',
          minWidth: 160,
          cell: ({ taskDefinition }) => taskDefinition,
        },
      ]}
    />
  );
}

function ran(task: Task, now: Date | undefined): string {
  const seconds = now && secondsOf(task, now);
  return seconds === undefined ? '–' : formatDuration(seconds);
}
