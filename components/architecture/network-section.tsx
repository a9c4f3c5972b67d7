'use client';

import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef } from 'react';
import { useTheme } from '#components/shell/theme.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { DiagramCanvas } from './diagram-canvas.tsx';
import { DiagramToolbar } from './diagram-toolbar.tsx';
import type { DiagramViewport } from './diagram-viewport.ts';
import { exportDrawing } from './export-drawing.ts';
import { NetworkHeader, type NetworkLook } from './network-header.tsx';
import styles from './network-section.module.css';
import { NoNetwork } from './no-network.tsx';
import { ResourceTable } from './resource-table.tsx';
import { SourceAlerts } from './source-alerts.tsx';
import { useNetworkView } from './use-network-view.ts';

interface NetworkSectionProps {
  readonly environmentName: string;
  readonly graph: EnvironmentGraph;
  readonly look: NetworkLook;
  readonly size: 'compact' | 'full';
  readonly selectedId: string | undefined;
  onLook(look: NetworkLook): void;
  onSelect(resourceId: string): void;
}

/** The network as it was last discovered, drawn or as a table. */
export function NetworkSection(props: NetworkSectionProps) {
  const { environmentName, graph, look, size, selectedId, onLook, onSelect } = props;
  const painting = useNetworkView(graph, environmentName);
  const { view, expand } = painting;
  const { mode } = useTheme();
  const drawing = useRef<HTMLDivElement>(null);
  const viewport = useRef<DiagramViewport>(null);
  const empty = view.rows.length === 0;
  const download = () => {
    const svg = drawing.current?.querySelector<SVGSVGElement>('figure > svg');
    if (svg) saveFile(`${environmentName}-network.svg`, 'image/svg+xml', exportDrawing(svg, mode));
  };
  return (
    <Container
      fitHeight={size === 'compact'}
      header={
        <NetworkHeader
          environmentName={environmentName}
          graph={graph}
          look={look}
          onLook={onLook}
          linked={size === 'compact'}
        />
      }
    >
      <SpaceBetween size="s">
        <SourceAlerts sources={graph.sources} />
        {empty && <NoNetwork environmentName={environmentName} />}
        {!empty && look === 'table' && (
          <ResourceTable rows={view.rows} selectedId={selectedId} onOpen={onSelect} />
        )}
        {!empty && look === 'diagram' && (
          <div ref={drawing} className={styles.drawing}>
            <div className={styles.toolbar}>
              <DiagramToolbar
                source={view.text}
                onZoomIn={() => viewport.current?.zoomIn()}
                onZoomOut={() => viewport.current?.zoomOut()}
                onFit={() => viewport.current?.fit()}
                onDownload={download}
              />
            </div>
            <DiagramCanvas
              label={`Network diagram of ${environmentName}`}
              painting={painting}
              size={size}
              selectedId={selectedId}
              viewport={viewport}
              onOpen={onSelect}
              onExpand={expand}
            />
          </div>
        )}
        {!empty && look === 'diagram' && view.rolledUp.length > 0 && (
          <Alert type="info">
            Not all is drawn one by one: {view.rolledUp.map(rolledUpText).join(', ')} stand
            together. Click one to open it, or see the table.
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}

function rolledUpText({ what, resourceIds }: { what: string; resourceIds: readonly string[] }) {
  return `${resourceIds.length} ${what}`;
}
