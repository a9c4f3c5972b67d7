'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useGraph } from '#lib/queries/architecture.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { NetworkSection } from './network-section.tsx';
import { ResourcePanel } from './resource-panel.tsx';
import { useSelection } from './use-selection.ts';

/** The architecture of an environment in full width, with what is selected beside it. */
export function ArchitecturePage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const { data: environment } = useEnvironment(environmentName);
  const { resourceId, look, select, show } = useSelection();
  const selected = query.data?.nodes.find(({ id }) => id === resourceId);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      contentType="wizard"
      breadcrumbs={[
        { text: environmentName, href: base },
        { text: 'Architecture', href: `${base}/architecture` },
      ]}
      splitPanelOpen={selected !== undefined}
      onSplitPanelToggle={(open) => {
        if (!open) select(undefined);
      }}
      splitPanel={
        query.data &&
        selected && (
          <SplitPanel header={selected.name} closeBehavior="hide">
            <ResourcePanel
              graph={query.data}
              resource={selected}
              region={environment?.region}
              onSelect={select}
            />
          </SplitPanel>
        )
      }
    >
      <SpaceBetween size="l">
        {query.data && resourceId !== undefined && !selected && (
          <Alert type="info" dismissible onDismiss={() => select(undefined)}>
            {resourceId} is not among the resources of {environmentName} any more.
          </Alert>
        )}
        <QueryState query={query} what="network">
          {(graph) => (
            <NetworkSection
              environmentName={environmentName}
              graph={graph}
              look={look}
              size="full"
              selectedId={selected?.id}
              onLook={show}
              onSelect={select}
            />
          )}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}
