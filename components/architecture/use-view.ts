'use client';

import { useCallback, useMemo, useState } from 'react';
import { useTheme } from '#components/shell/theme.tsx';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { type DrawnView, drawView } from '#lib/diagrams/draw-view.ts';
import { redeclaredZones, zonesOf } from '#lib/diagrams/views/zone-order.ts';
import { describeElements } from './describe-elements.ts';
import type { Painting } from './diagram-painter.ts';
import type { ViewAddress } from './view-address.ts';

export type ViewChoice = Pick<ViewAddress, 'view' | 'narrowing' | 'overlay' | 'grouping'>;

interface ViewPainting extends Painting {
  readonly view: DrawnView;
  /** Opens what stands for many or is folded, and folds a frame. */
  toggle(node: string): void;
  /** Rolls up again what was opened and opens what was folded; undefined where nothing was. */
  readonly reset: (() => void) | undefined;
}

interface Toggled {
  readonly expanded: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
}

const untouched: Toggled = { expanded: new Set(), folded: new Set() };

/** A view of a graph in the page's theme, with what the operator opened and folded in it. */
export function useView(
  graph: EnvironmentGraph,
  environmentName: string,
  { view: chosen, narrowing, overlay, grouping }: ViewChoice,
): ViewPainting {
  const { mode } = useTheme();
  const [toggled, setToggled] = useState(untouched);
  const reset = useCallback(() => setToggled(untouched), []);
  return useMemo(() => {
    const options = {
      environment: environmentName,
      theme: mode,
      narrowing,
      overlay,
      grouping,
      ...toggled,
    };
    const view = drawView(chosen, graph, options);
    return {
      view,
      descriptions: describeElements(view, graph.nodes),
      revision: graph.revision,
      rearranged: (frames) => {
        const shown = new Set(frames.flatMap((frame) => view.zoneByNode[frame] ?? []));
        const zones = redeclaredZones(zonesOf(graph), [...shown]);
        return zones && drawView(chosen, graph, { ...options, zones });
      },
      toggle: (node) => setToggled((before) => toggle(before, node, view)),
      reset: toggled === untouched ? undefined : reset,
    };
  }, [graph, environmentName, mode, chosen, narrowing, overlay, grouping, toggled, reset]);
}

function toggle({ expanded, folded }: Toggled, node: string, view: DrawnView): Toggled {
  if (view.foldedNodes.includes(node)) {
    return { expanded, folded: new Set([...folded].filter((other) => other !== node)) };
  }
  if (view.foldableByNode[node] !== undefined)
    return { expanded, folded: new Set([...folded, node]) };
  return { expanded: new Set([...expanded, node]), folded };
}
