'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { CostNotice } from '#components/cost/cost-notice.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { nodeCosts } from '#lib/cost/node-costs.ts';
import { nothingNarrowed } from '#lib/diagrams/narrow-graph.ts';
import { everythingView } from '#lib/diagrams/views/everything.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { useCostBasis } from '#lib/queries/cost.ts';
import { DiagramSection } from './diagram-section.tsx';
import { DriftNotice } from './drift-notice.tsx';
import { FocusNotice } from './focus-notice.tsx';
import { ResourceSplitPanel } from './resource-split-panel.tsx';
import { useViewAddress } from './use-view-address.ts';
import { ViewBar } from './view-bar.tsx';

/** The architecture of an environment in full width, with what is selected beside it. */
export function ArchitecturePage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const { address, change } = useViewAddress();
  const { view, narrowing, look, resourceId } = address;
  const tellsCost = address.overlay === 'cost';
  const basis = useCostBasis(environmentName, tellsCost);
  const costs = useMemo(
    () =>
      tellsCost && query.data && basis.data ? nodeCosts(query.data.nodes, basis.data) : undefined,
    [tellsCost, query.data, basis.data],
  );
  const select = (id: string | undefined) => change({ resourceId: id });
  const selected = query.data?.nodes.find(({ id }) => id === resourceId);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      contentType="wizard"
      breadcrumbs={[{ text: 'Architecture', href: `${base}/architecture` }]}
      splitPanelOpen={selected !== undefined}
      onSplitPanelToggle={(open) => {
        if (!open) select(undefined);
      }}
      splitPanel={
        query.data &&
        selected && (
          <ResourceSplitPanel
            environmentName={environmentName}
            graph={query.data}
            resource={selected}
            onSelect={select}
            onView={(chosen) => change({ view: chosen, narrowing: nothingNarrowed })}
            onFocus={(focus) =>
              change({
                view: view.selects(selected) ? view : everythingView,
                narrowing: { ...nothingNarrowed, focus },
              })
            }
          />
        )
      }
    >
      <SpaceBetween size="l">
        {query.data && resourceId !== undefined && !selected && (
          <Alert type="info" dismissible onDismiss={() => select(undefined)}>
            {resourceId} is not among the resources of {environmentName} any more.
          </Alert>
        )}
        {narrowing.focus !== undefined && (
          <FocusNotice
            name={query.data?.nodes.find(({ id }) => id === narrowing.focus)?.name ?? 'a resource'}
            steps={narrowing.steps}
            onSteps={(steps) => change({ narrowing: { ...narrowing, steps } })}
            onEnd={() => change({ narrowing: nothingNarrowed })}
          />
        )}
        {query.data && address.overlay === 'drift' && (
          <DriftNotice environmentName={environmentName} nodes={query.data.nodes} />
        )}
        {tellsCost && (
          <QueryState query={basis} what="prices">
            {() =>
              costs && (
                <CostNotice environmentName={environmentName} costs={costs} onOpen={select} />
              )
            }
          </QueryState>
        )}
        <QueryState query={query} what="architecture">
          {(graph) => (
            <DiagramSection
              environmentName={environmentName}
              graph={graph}
              choice={address}
              costs={costs}
              look={look}
              size="full"
              selectedId={selected?.id}
              bar={<ViewBar address={address} nodes={graph.nodes} onChange={change} />}
              onLook={(chosen) => change({ look: chosen })}
              onFolding={(folding) => change({ folding })}
              onSelect={select}
              onShowAll={() => change({ narrowing: nothingNarrowed })}
            />
          )}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}
