'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useMemo, useRef } from 'react';
import type { ElementDescription } from '#components/architecture/describe-elements.ts';
import { DiagramCanvas } from '#components/architecture/diagram-canvas.tsx';
import type { DiagramViewport } from '#components/architecture/diagram-viewport.ts';
import { useTheme } from '#components/shell/theme.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { type ChainLink, criticalPath, slowestSeconds } from '#lib/deployments/layer-chains.ts';
import { type DrawnLayer, layerNodeId, layersView } from '#lib/diagrams/views/layers.ts';

export type GraphLayer = Omit<DrawnLayer, 'time'> & ChainLink;

interface LayerGraphProps {
  readonly environmentName: string;
  readonly layers: readonly GraphLayer[];
  onOpen(layerId: string): void;
}

/** The layers after those they need, with their state; the slowest chain is drawn thicker. */
export function LayerGraph({ environmentName, layers, onOpen }: LayerGraphProps) {
  const { mode } = useTheme();
  const viewport = useRef<DiagramViewport>(null);
  const path = useMemo(() => criticalPath(layers), [layers]);
  const painting = useMemo(() => {
    const drawn = layers.map((layer) => ({ ...layer, time: formatDuration(layer.seconds) }));
    const options = { environment: environmentName, theme: mode, criticalPath: path };
    return {
      view: layersView(drawn, options),
      descriptions: descriptionsOf(layers),
      revision: 0,
    };
  }, [layers, environmentName, mode, path]);
  const slowest = useMemo(() => slowestSeconds(layers), [layers]);
  return (
    <Container
      header={
        <Header variant="h2" description={pathText(layers, path, slowest)}>
          Layer graph
        </Header>
      }
    >
      <Box margin={{ bottom: 'n' }}>
        <DiagramCanvas
          label={`Layer graph of ${environmentName}`}
          painting={painting}
          size="compact"
          selectedId={undefined}
          viewport={viewport}
          onOpen={onOpen}
          onExpand={() => undefined}
        />
      </Box>
    </Container>
  );
}

function descriptionsOf(layers: readonly GraphLayer[]): Map<string, ElementDescription> {
  return new Map(
    layers.map(({ id, title, statusText }) => [
      layerNodeId(id),
      { does: 'open', resourceId: id, name: `${title} layer, ${statusText}` },
    ]),
  );
}

function pathText(layers: readonly GraphLayer[], path: readonly string[], seconds: number): string {
  if (path.length === 0) return '';
  const titles = path.map((id) => layers.find((layer) => layer.id === id)?.title ?? id);
  return `About ${formatDuration(seconds)} by the slowest chain: ${titles.join(' → ')}`;
}
