'use client';

import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CatalogLink } from '#components/catalog/catalog-link.tsx';
import { ContainerSection } from '#components/containers/container-section.tsx';
import { HostDetails } from '#components/hosts/host-details.tsx';
import { SnapshotList } from '#components/hosts/snapshot-list.tsx';
import { ActionButtons } from '#components/operations/action-buttons.tsx';
import { QualityLink } from '#components/quality/quality-link.tsx';
import { RunsLink } from '#components/runs/runs-link.tsx';
import { HostTools } from '#components/tools/host-tools.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { View } from '#lib/diagrams/view.ts';
import { findingsOf } from '#lib/resources/finding.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { propertyValues } from '#lib/resources/property-values.ts';
import { resourceConsoleUrl, resourceModule } from '#lib/resources/registry.ts';
import { seenAt } from '#lib/resources/seen-at.ts';
import { ImportButton } from './import-button.tsx';
import { RelationList } from './relation-list.tsx';
import { ResourceCopies } from './resource-copies.tsx';
import { ResourceDrift } from './resource-drift.tsx';
import { ResourceEvents } from './resource-events.tsx';
import { ResourceIcon } from './resource-icon.tsx';
import styles from './resource-panel.module.css';
import { ResourceStatusIndicator } from './resource-status.tsx';
import { ResourceViews } from './resource-views.tsx';

interface ResourcePanelProps {
  readonly environmentName: string;
  readonly graph: ResourceGraph;
  readonly resource: ResourceNode;
  readonly region: string | undefined;
  onSelect(resourceId: string): void;
  /** Shows another view that has the resource. */
  onView?(view: View): void;
  /** Shows the resource with what it is related to, and nothing else. */
  onFocus?(resourceId: string): void;
}

/** Everything known of one resource, and ways to those it is related to. */
export function ResourcePanel(props: ResourcePanelProps) {
  const { environmentName, graph, resource, region, onSelect, onView, onFocus } = props;
  const properties = propertyValues(resource);
  const tags = Object.entries(resource.tags);
  return (
    <SpaceBetween size="l">
      <Summary resource={resource} region={region} />
      <ActionButtons node={resource} />
      {!resource.managed && !resource.awsDefault && !resourceModule(resource.type).liveOnly && (
        <ImportButton environmentName={environmentName} resource={resource} />
      )}
      {resourceModule(resource.type).hasRuns && (
        <RunsLink environmentName={environmentName} resourceId={resource.id} />
      )}
      {resource.type === 'AWS::Glue::Crawler' && (
        <CatalogLink environmentName={environmentName} crawler={resource.id} />
      )}
      {resource.type === 'AWS::Glue::DataQualityRuleset' && (
        <QualityLink environmentName={environmentName} resourceId={resource.id} />
      )}
      {resource.statusReason && (
        <Alert type={resource.status === 'failed' ? 'error' : 'info'} header="Reason given by AWS">
          {resource.statusReason}
        </Alert>
      )}
      {findingsOf([resource]).map(({ title, detail }) => (
        <Alert key={title} type="warning" header={title}>
          {detail}
        </Alert>
      ))}
      <ResourceDrift environmentName={environmentName} resource={resource} />
      <ContainerSection environmentName={environmentName} resource={resource} />
      <HostTools environmentName={environmentName} resource={resource} />
      <HostDetails environmentName={environmentName} resource={resource} region={region} />
      <SnapshotList environmentName={environmentName} resource={resource} />
      <KeyValuePairs
        columns={2}
        minColumnWidth={150}
        items={[
          { label: 'ID', value: <Copyable text={resource.id} what="ID" /> },
          ...properties
            .filter(({ text }) => text !== resource.id)
            .map(({ label, text, copyable }) => ({
              label,
              value: copyable ? <Copyable text={text} what={label} /> : text,
            })),
          ...(resource.health ? [{ label: 'Health', value: resource.health.text }] : []),
          { label: 'Last seen', value: <RelativeTime at={seenAt(graph, resource)} /> },
          { label: 'Layer', value: resource.layer ?? '–' },
          { label: 'Logical ID', value: resource.logicalId ?? '–' },
          ...(resource.arn
            ? [{ label: 'ARN', value: <Copyable text={resource.arn} what="ARN" /> }]
            : []),
        ]}
      />
      {onView && onFocus && <ResourceViews resource={resource} onView={onView} onFocus={onFocus} />}
      <ResourceEvents environmentName={environmentName} resourceId={resource.id} />
      <RelationList graph={graph} resourceId={resource.id} onSelect={onSelect} />
      <ExpandableSection headerText={`Tags (${tags.length})`} variant="footer">
        {tags.length === 0 ? (
          <Box color="text-body-secondary">It carries no tags.</Box>
        ) : (
          <KeyValuePairs items={tags.map(([label, value]) => ({ label, value: value || '–' }))} />
        )}
      </ExpandableSection>
      <ExpandableSection headerText="As AWS describes it" variant="footer">
        <ResourceCopies graph={graph} resource={resource} />
        <pre className={styles.json}>{JSON.stringify(resource.properties, null, 2)}</pre>
      </ExpandableSection>
    </SpaceBetween>
  );
}

function Summary({ resource, region }: Pick<ResourcePanelProps, 'resource' | 'region'>) {
  const module = resourceModule(resource.type);
  const consoleUrl = region ? resourceConsoleUrl(resource, region) : undefined;
  return (
    <div className={styles.summary}>
      <ResourceIcon type={resource.type} />
      <SpaceBetween size="xxs">
        <SpaceBetween size="xs" direction="horizontal">
          <strong>{module.title}</strong>
          {!resource.managed && !resource.awsDefault && <Badge>Not managed by Strata</Badge>}
          {resource.awsDefault && <Badge color="blue">Made by AWS</Badge>}
        </SpaceBetween>
        <ResourceStatusIndicator status={resource.status} statusText={resource.statusText} />
        {consoleUrl && (
          <Link external href={consoleUrl} externalIconAriaLabel="Opens in a new tab">
            AWS console
          </Link>
        )}
      </SpaceBetween>
    </div>
  );
}
