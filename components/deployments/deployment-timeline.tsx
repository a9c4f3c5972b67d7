'use client';

import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { Breakable } from '#components/ui/breakable.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { useNarrow } from '#components/ui/use-narrow.ts';
import { useNow } from '#components/ui/use-now.ts';
import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import { type Timeline, timelineOf } from '#lib/deployments/timeline.ts';
import { type TimelineRow, timelineRows, workedMs } from '#lib/deployments/timeline-rows.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { TimelineAxis, TimelineLegend, TimelineTrack } from './timeline-track.tsx';

interface DeploymentTimelineProps {
  readonly deployment: Deployment;
  readonly events: readonly StackEvent[];
}

/** Which layer and which resource was worked on when; it grows while the deployment runs. */
export function DeploymentTimeline({ deployment, events }: DeploymentTimelineProps) {
  const now = useNow(deployment.finishedAt === null);
  const timeline = useMemo(
    () => now && timelineOf(deployment, events, now.getTime()),
    [deployment, events, now],
  );
  return timeline ? <TimelineTable timeline={timeline} /> : null;
}

function TimelineTable({ timeline }: { timeline: Timeline }) {
  const narrow = useNarrow();
  const rows = useMemo(() => timelineRows(timeline), [timeline]);
  const [expanded, setExpanded] = useState<readonly string[]>(
    rows.length === 1 ? rows.map(({ id }) => id) : [],
  );
  return (
    <Table<TimelineRow>
      contentDensity="compact"
      trackBy="id"
      items={rows}
      header={
        <Header variant="h2" description={chainText(timeline)}>
          Timeline
        </Header>
      }
      ariaLabels={{
        tableLabel: 'Timeline',
        expandButtonLabel: ({ title }) => `Show resources of ${title}`,
        collapseButtonLabel: ({ title }) => `Hide resources of ${title}`,
      }}
      expandableRows={{
        getItemChildren: ({ resources }) => [...resources],
        isItemExpandable: ({ resources }) => resources.length > 0,
        expandedItems: rows.filter(({ id }) => expanded.includes(id)),
        onExpandableItemToggle: ({ detail: { item, expanded: isOpen } }) =>
          setExpanded(isOpen ? [...expanded, item.id] : expanded.filter((id) => id !== item.id)),
      }}
      wrapLines
      footer={<TimelineLegend timeline={timeline} />}
      visibleColumns={narrow ? ['title', 'bars'] : undefined}
      columnDefinitions={[
        {
          id: 'title',
          header: narrow ? 'Layer' : 'Layer or resource',
          isRowHeader: true,
          cell: (row) => <RowTitle row={row} narrow={narrow} />,
          width: narrow ? 150 : 300,
        },
        {
          id: 'took',
          header: 'Took',
          cell: (row) => tookText(row),
          width: 110,
        },
        {
          id: 'bars',
          header: <TimelineAxis timeline={timeline} narrow={narrow} />,
          cell: ({ title, bars }) => <TimelineTrack title={title} bars={bars} span={timeline} />,
        },
      ]}
    />
  );
}

function RowTitle({ row, narrow }: { row: TimelineRow; narrow: boolean }) {
  const { title, resourceType, isCritical } = row;
  return (
    <SpaceBetween direction={narrow ? 'vertical' : 'horizontal'} size="xxs">
      <Breakable>{title}</Breakable>
      {resourceType !== null && !narrow && (
        <Box variant="small" color="text-body-secondary">
          {resourceModule(resourceType).title}
        </Box>
      )}
      {isCritical && <Badge color="severity-neutral">Critical</Badge>}
    </SpaceBetween>
  );
}

function tookText(row: TimelineRow): string {
  const ms = workedMs(row);
  if (ms === 0) return '–';
  return ms < 1_000 ? '< 1 s' : formatDuration(ms / 1_000);
}

function chainText({ layers }: Timeline): string {
  const chain = layers.filter(({ isCritical }) => isCritical).map(({ title }) => title);
  return chain.length < 2
    ? 'When each layer and each resource was worked on'
    : `As long as it is because of ${chain.join(' → ')}`;
}
