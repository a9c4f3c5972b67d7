'use client';

import Badge from '@cloudscape-design/components/badge';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Deployment, LayerRun } from '#lib/api/deployment-documents.ts';
import type { ResourceProgress } from '#lib/deployments/resource-progress.ts';
import { shownChange } from './change-badges.tsx';
import { LayerRunStatusIndicator } from './deployment-status.tsx';
import { ResourceChangesTable } from './resource-changes-table.tsx';

interface LayerRunSectionProps {
  readonly deployment: Deployment;
  readonly run: LayerRun;
  readonly resources: readonly ResourceProgress[];
  /** Shows what changes of a resource. */
  onOpen(logicalId: string): void;
}

/** One of many layers of a deployment, folded away unless it failed or would replace something. */
export function LayerRunSection({ deployment, run, resources, onOpen }: LayerRunSectionProps) {
  const [chosen, setChosen] = useState<boolean>();
  const badges = noticeable(run);
  const expanded = chosen ?? (run.status === 'failed' || badges.length > 0);
  return (
    <ExpandableSection
      variant="container"
      headerText={run.title}
      headerCounter={`(${resources.length})`}
      headerDescription={run.stackName}
      headingTagOverride="h2"
      headerInfo={
        <SpaceBetween direction="horizontal" size="xs">
          <LayerRunStatusIndicator status={run.status} kind={deployment.kind} />
          {badges.map(([color, text]) => (
            <Badge key={text} color={color}>
              {text}
            </Badge>
          ))}
        </SpaceBetween>
      }
      expanded={expanded}
      onChange={({ detail }) => setChosen(detail.expanded)}
    >
      <ResourceChangesTable
        deployment={deployment}
        run={run}
        resources={resources}
        variant="embedded"
        onOpen={onOpen}
      />
    </ExpandableSection>
  );
}

/** What deserves a look in a plan before it is opened: each kind once, with its count. */
function noticeable({ changes }: LayerRun) {
  const kinds = new Map<string, { color: ReturnType<typeof shownChange>[0]; count: number }>();
  for (const change of changes ?? []) {
    const [color, text] = shownChange(change);
    if (change.action !== 'remove' && change.replacement === 'no') continue;
    kinds.set(text, { color, count: (kinds.get(text)?.count ?? 0) + 1 });
  }
  return [...kinds].map(([text, { color, count }]) => [color, `${count} ${text}`] as const);
}
