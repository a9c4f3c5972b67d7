'use client';

import { useCallback, useMemo, useState } from 'react';
import { useTheme } from '#components/shell/theme.tsx';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { type NetworkView, networkView } from '#lib/diagrams/views/network.ts';
import { redeclaredZones, zonesOf } from '#lib/diagrams/views/zone-order.ts';
import { describeElements } from './describe-elements.ts';
import type { Painting } from './diagram-painter.ts';

interface NetworkPainting extends Painting {
  readonly view: NetworkView;
  /** Opens a node that stands for many. */
  expand(node: string): void;
}

/** The network view of a graph in the page's theme, with the roll-ups that the operator opened. */
export function useNetworkView(graph: EnvironmentGraph, environmentName: string): NetworkPainting {
  const { mode } = useTheme();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const expand = useCallback((node: string) => setExpanded((open) => new Set([...open, node])), []);
  return useMemo(() => {
    const options = { environment: environmentName, theme: mode, expanded };
    const view = networkView(graph, options);
    return {
      view,
      descriptions: describeElements(view, graph.nodes),
      revision: graph.revision,
      rearranged: (frames) => {
        const shown = new Set(frames.flatMap((frame) => view.zoneByNode[frame] ?? []));
        const zones = redeclaredZones(zonesOf(graph), [...shown]);
        return zones && networkView(graph, { ...options, zones });
      },
      expand,
    };
  }, [graph, environmentName, mode, expanded, expand]);
}
