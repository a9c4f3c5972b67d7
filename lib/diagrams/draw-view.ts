import type { ResourceGraph } from '#lib/resources/graph.ts';
import { allElements, type Diagram } from './diagram.ts';
import type { DiagramView, DrawingOptions } from './diagram-view.ts';
import { foldGroups } from './fold.ts';
import { gridOrder } from './grid-order.ts';
import { limitEdges } from './limit-edges.ts';
import { mermaidId } from './mermaid/escape.ts';
import { renderFlowchart } from './mermaid/flowchart.ts';
import { narrowDrawing } from './narrow-diagram.ts';
import { isNarrowed, type Narrowing, narrowGraph } from './narrow-graph.ts';
import { type Overlay, withOverlay } from './overlay.ts';
import { rollUp } from './roll-up.ts';
import type { Grouping, View } from './view.ts';
import { type ResourceRow, resourceRows } from './views/resource-rows.ts';
import { inZoneOrder, zonesOf } from './views/zone-order.ts';

const maxElements = 150;

export interface DrawViewOptions extends DrawingOptions {
  /** Mermaid ids of rolled-up nodes that the operator opened. */
  readonly expanded?: ReadonlySet<string>;
  /** Mermaid ids of frames that the operator folded. */
  readonly folded?: ReadonlySet<string>;
  /** The order in which zones are declared; by name unless a layout needs another. */
  readonly zones?: readonly string[];
  readonly narrowing?: Narrowing;
  readonly overlay?: Overlay;
  readonly grouping?: Grouping;
}

export interface DrawnView extends DiagramView {
  readonly rows: readonly ResourceRow[];
  /** How many resources the view has that the narrowing leaves out. */
  readonly narrowedOut: number;
  /** Arrows that are not drawn because there are too many. */
  readonly edgesLeftOut: number;
  /** Mermaid ids of drawn zones to their names, which are to stand in order from left to right. */
  readonly zoneByNode: Readonly<Record<string, string>>;
  /** Mermaid ids of frames that are folded. */
  readonly foldedNodes: readonly string[];
}

/** A view of a graph as it is drawn: narrowed, overlaid, and never more than 150 elements. */
export function drawView(view: View, graph: ResourceGraph, options: DrawViewOptions): DrawnView {
  const { narrowing, expanded, folded = new Set<string>(), environment } = options;
  const zones = options.zones ?? zonesOf(graph);
  const selected = graph.nodes.filter((node) => view.selects(node));
  const narrowed = narrowing && isNarrowed(narrowing) ? narrowGraph(graph, narrowing) : undefined;
  const kept = narrowed && new Set(narrowed.nodes.map(({ id }) => id));
  const listed = kept ? selected.filter(({ id }) => kept.has(id)) : selected;

  const ordered = inZoneOrder(graph, zones);
  const whole = view.draw(ordered, {
    zones,
    grouping: options.grouping ?? 'layer',
    ...(kept && { kept }),
  });
  const drawing = withOverlay(
    kept ? narrowDrawing(whole, kept) : whole,
    graph,
    options.overlay ?? 'status',
  );
  const diagram: Diagram = {
    ...drawing,
    title: `${view.title} of ${environment}`,
    description: view.describe(graph),
  };
  const folding = foldGroups(
    diagram,
    ({ key, foldable }) => foldable === true && folded.has(mermaidId(key)),
  );
  const result = rollUp(folding.diagram, maxElements, expanded);
  const { diagram: limited, edgesLeftOut } = limitEdges(result.diagram);
  const drawn = view.grid ? inColumns(limited) : limited;
  return {
    ...renderFlowchart(drawn, options.theme),
    rows: resourceRows(graph, listed),
    narrowedOut: selected.length - listed.length,
    edgesLeftOut,
    zoneByNode: zonesDrawn(drawn),
    foldedNodes: folding.folded.map(({ key }) => mermaidId(key)),
    rolledUp: [...folding.folded, ...result.rolledUp].map(({ key, ...rest }) => ({
      node: mermaidId(key),
      ...rest,
    })),
  };
}

function inColumns(diagram: Diagram): Diagram {
  const { elements, edges } = diagram;
  return {
    ...diagram,
    edges: [...edges, ...elements.flatMap((frame) => gridOrder(frame, edges))],
  };
}

function zonesDrawn({ direction, elements }: Diagram): Record<string, string> {
  if (direction !== 'up') return {};
  return Object.fromEntries(
    allElements(elements).flatMap((element) =>
      element.kind === 'group' && element.group === 'zone'
        ? [[mermaidId(element.key), element.lines[0] ?? '']]
        : [],
    ),
  );
}
