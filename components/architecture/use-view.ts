'use client';

import { useMemo, useState } from 'react';
import { useDelivery } from '#components/connections/use-delivery.ts';
import { useTheme } from '#components/shell/theme.tsx';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { NodeCost } from '#lib/cost/node-costs.ts';
import { type DrawnView, drawView } from '#lib/diagrams/draw-view.ts';
import { describeElements } from './describe-elements.ts';
import type { Painting } from './diagram-painter.ts';
import type { ViewAddress } from './view-address.ts';

export type ViewChoice = Pick<
  ViewAddress,
  'view' | 'narrowing' | 'overlay' | 'grouping' | 'folding'
>;

interface ViewPainting extends Painting {
  readonly view: DrawnView;
}

interface ViewInUse {
  readonly painting: ViewPainting;
  /** Whether anything that stood for many was opened. */
  readonly hasOpened: boolean;
  /** Opens the node of a Mermaid id that stands for many. */
  open(node: string): void;
  /** Lets one node stand for many again. */
  closeAll(): void;
}

const nothingOpened: ReadonlySet<string> = new Set();

/** A view of a graph in the page's theme, with what the operator opened in it. */
export function useView(
  graph: EnvironmentGraph,
  environmentName: string,
  { view: chosen, narrowing, overlay, grouping, folding }: ViewChoice,
  costs: ReadonlyMap<string, NodeCost> | undefined,
): ViewInUse {
  const { mode } = useTheme();
  const delivery = useDelivery(environmentName, chosen.id === 'deployment');
  const [expanded, setExpanded] = useState(nothingOpened);
  const painting = useMemo(() => {
    const options = {
      environment: environmentName,
      theme: mode,
      narrowing,
      overlay,
      costs,
      grouping,
      folding,
      expanded,
      delivery,
    };
    const view = drawView(chosen, graph, options);
    return {
      view,
      descriptions: describeElements(view, graph.nodes),
      revision: graph.revision,
    };
  }, [
    graph,
    environmentName,
    mode,
    chosen,
    narrowing,
    overlay,
    costs,
    grouping,
    folding,
    expanded,
    delivery,
  ]);
  return {
    painting,
    hasOpened: expanded.size > 0,
    open: (node) => setExpanded((before) => new Set([...before, node])),
    closeAll: () => setExpanded(nothingOpened),
  };
}
