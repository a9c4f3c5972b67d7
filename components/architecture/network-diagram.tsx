'use client';

import Drawer from '@cloudscape-design/components/drawer';
import { useMemo, useState } from 'react';
import { QueryState } from '#components/ui/query-state.tsx';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { nothingFolded } from '#lib/diagrams/folding.ts';
import { nothingNarrowed } from '#lib/diagrams/narrow-graph.ts';
import { networkView } from '#lib/diagrams/views/network.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import styles from './diagram-section.module.css';
import { DiagramSection } from './diagram-section.tsx';
import { ResourcePanel } from './resource-panel.tsx';
import type { Look } from './view-address.ts';

/** Cloudscape's mobile toolbar stands at 1000, its modals at 5000. */
const aboveShell = 1_500;

/** The live network of an environment as part of a page; a click on a resource opens it beside. */
export function NetworkDiagram({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  return (
    <QueryState query={query} what="network">
      {(graph) => <NetworkWithDrawer environmentName={environmentName} graph={graph} />}
    </QueryState>
  );
}

const wholeNetwork = {
  view: networkView,
  narrowing: nothingNarrowed,
  overlay: 'status',
  grouping: 'view',
} as const;

interface NetworkWithDrawerProps {
  readonly environmentName: string;
  readonly graph: EnvironmentGraph;
}

function NetworkWithDrawer({ environmentName, graph }: NetworkWithDrawerProps) {
  const { data: environment } = useEnvironment(environmentName);
  const [look, setLook] = useState<Look>('diagram');
  const [selectedId, setSelectedId] = useState<string>();
  const [folding, setFolding] = useState(nothingFolded);
  const choice = useMemo(() => ({ ...wholeNetwork, folding }), [folding]);
  const selected = graph.nodes.find(({ id }) => id === selectedId);
  return (
    <>
      <DiagramSection
        environmentName={environmentName}
        graph={graph}
        choice={choice}
        look={look}
        size="compact"
        selectedId={selected?.id}
        onLook={setLook}
        onFolding={setFolding}
        onSelect={setSelectedId}
      />
      <Drawer
        position="fixed"
        placement="end"
        open={selected !== undefined}
        header={selected && <h2>{selected.name}</h2>}
        ariaLabel="Resource"
        backdrop
        zIndex={aboveShell}
        closeAction={{ ariaLabel: 'Close' }}
        onClose={() => setSelectedId(undefined)}
      >
        {selected && (
          <div className={styles.drawer}>
            <ResourcePanel
              environmentName={environmentName}
              graph={graph}
              resource={selected}
              region={environment?.region}
              onSelect={setSelectedId}
            />
          </div>
        )}
      </Drawer>
    </>
  );
}
