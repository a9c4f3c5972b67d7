'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Deployment, LayerRun } from '#lib/api/deployment-documents.ts';
import type { ResourceProgress } from '#lib/deployments/resource-progress.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { ChangeBadge } from './change-badges.tsx';
import { LayerRunStatusIndicator, ResourceProgressIndicator } from './deployment-status.tsx';

interface ResourceChangesTableProps {
  readonly deployment: Deployment;
  readonly run: LayerRun;
  readonly resources: readonly ResourceProgress[];
  /** `embedded` where something else names the layer. */
  readonly variant?: 'container' | 'embedded';
  /** Shows what changes of a resource. */
  onOpen(logicalId: string): void;
}

/** One layer of a deployment, resource by resource: what is to happen, and what has. */
export function ResourceChangesTable(props: ResourceChangesTableProps) {
  const { deployment, run, resources, variant = 'container', onOpen } = props;
  const narrow = useNarrow();
  const told = deployment.startedAt === null ? 'properties' : 'status';
  return (
    <Table
      variant={variant}
      contentDensity="compact"
      trackBy="logicalId"
      items={resources}
      header={variant === 'container' && <RunHeader {...props} />}
      ariaLabels={{ tableLabel: `Resources of ${run.title}` }}
      visibleColumns={narrow ? ['change', 'logicalId', told] : undefined}
      columnDefinitions={columns(deployment, narrow, onOpen)}
      empty={<EmptyRun run={run} />}
      wrapLines
    />
  );
}

function RunHeader({ deployment, run, resources }: ResourceChangesTableProps) {
  return (
    <Header
      variant="h2"
      counter={`(${resources.length})`}
      description={run.stackName}
      info={<LayerRunStatusIndicator status={run.status} kind={deployment.kind} />}
    >
      {run.title}
    </Header>
  );
}

function columns(
  deployment: Deployment,
  narrow: boolean,
  open: (logicalId: string) => void,
): TableProps.ColumnDefinition<ResourceProgress>[] {
  const planned = deployment.kind === 'deploy';
  const started = deployment.startedAt !== null;
  return [
    ...(planned
      ? [
          {
            id: 'change',
            header: 'Change',
            cell: ({ change }: ResourceProgress) =>
              change ? <ChangeBadge change={change} /> : null,
            width: narrow ? 100 : 120,
          },
        ]
      : []),
    {
      id: 'logicalId',
      header: 'Resource',
      isRowHeader: true,
      minWidth: 110,
      cell: (resource) => <ResourceName resource={resource} linked={narrow} onOpen={open} />,
    },
    { id: 'type', header: 'Type', cell: ({ resourceType }) => resourceModule(resourceType).title },
    ...(started
      ? [
          {
            id: 'status',
            header: 'Status',
            cell: (resource: ResourceProgress) => <ResourceStatus resource={resource} />,
          },
        ]
      : []),
    ...(planned
      ? [
          {
            id: 'properties',
            header: 'Properties',
            minWidth: 105,
            cell: (resource: ResourceProgress) => (
              <Button
                variant="inline-link"
                ariaLabel={`Properties of ${resource.logicalId}`}
                disabled={!resource.change}
                onClick={() => open(resource.logicalId)}
              >
                {summary(resource)}
              </Button>
            ),
          },
        ]
      : [
          {
            id: 'physicalId',
            header: 'Id',
            cell: ({ physicalId }: ResourceProgress) => physicalId,
          },
        ]),
  ];
}

interface ResourceNameProps {
  readonly resource: ResourceProgress;
  /** Whether it leads to the changes itself, where no column does. */
  readonly linked: boolean;
  onOpen(logicalId: string): void;
}

function ResourceName({ resource, linked, onOpen }: ResourceNameProps) {
  const { logicalId, change } = resource;
  if (!linked || !change) return logicalId;
  return <Link onFollow={() => onOpen(logicalId)}>{logicalId}</Link>;
}

function ResourceStatus({ resource }: { resource: ResourceProgress }) {
  return (
    <>
      <ResourceProgressIndicator state={resource.state} status={resource.status} />
      {resource.state === 'failed' && resource.reason && (
        <Box variant="small" color="text-status-error">
          {resource.reason}
        </Box>
      )}
    </>
  );
}

function summary({ change }: ResourceProgress): string {
  const count = change?.properties.length ?? 0;
  return count === 1 ? '1 property' : `${count} properties`;
}

function EmptyRun({ run }: { run: LayerRun }) {
  const text =
    run.status === 'unchanged'
      ? 'The stack is as its parameters say: nothing to change.'
      : run.waitsFor.length > 0
        ? `Planned once ${run.waitsFor.join(' and ')} ${run.waitsFor.length === 1 ? 'is' : 'are'} deployed: it needs their outputs.`
        : run.status === 'skipped'
          ? 'Skipped, because a layer that it needs was not deployed.'
          : run.status === 'planning' || run.status === 'pending'
            ? 'CloudFormation compares the template with what exists.'
            : 'No resources.';
  return (
    <Box textAlign="center" color="text-body-secondary" padding="m">
      {text}
    </Box>
  );
}
