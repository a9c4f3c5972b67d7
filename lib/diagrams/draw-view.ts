import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { allElements, type Diagram } from './diagram.ts';
import type { DiagramView, DrawingOptions } from './diagram-view.ts';
import { type DrawnFrame, drawnFrames } from './drawn-frames.ts';
import { foldGroups } from './fold.ts';
import { type Folding, isFolded, nothingFolded } from './folding.ts';
import { frameOrder, gridOrder } from './grid-order.ts';
import { limitEdges } from './limit-edges.ts';
import { mermaidId } from './mermaid/escape.ts';
import { renderFlowchart } from './mermaid/flowchart.ts';
import { narrowDrawing } from './narrow-diagram.ts';
import { isNarrowed, type Narrowing, narrowGraph } from './narrow-graph.ts';
import { type Overlay, withOverlay } from './overlay.ts';
import { regroup } from './regroup.ts';
import { rollUp } from './roll-up.ts';
import type { Drawing, Grouping, View } from './view.ts';
import { legibleEdges } from './views/frame-edges.ts';
import { inZoneOrder, zonesOf } from './views/zone-order.ts';

const maxElements = 150;

export interface DrawViewOptions extends DrawingOptions {
  /** Mermaid ids of rolled-up nodes that the operator opened. */
  readonly expanded?: ReadonlySet<string>;
  readonly folding?: Folding;
  readonly narrowing?: Narrowing;
  readonly overlay?: Overlay;
  readonly grouping?: Grouping;
}

export interface DrawnView extends DiagramView {
  /** The resources that it shows. */
  readonly listed: readonly ResourceNode[];
  /** How many resources the view has that the narrowing leaves out. */
  readonly narrowedOut: number;
  /** Arrows that are not drawn because there are too many. */
  readonly edgesLeftOut: number;
  /** Mermaid ids of drawn frames that can be folded, or are. */
  readonly frameByNode: Readonly<Record<string, DrawnFrame>>;
}

/** A view of a graph as it is drawn: grouped, narrowed, overlaid, and never more than 150 elements. */
export function drawView(view: View, graph: ResourceGraph, options: DrawViewOptions): DrawnView {
  const { narrowing, expanded, folding = nothingFolded, overlay = 'status' } = options;
  const selected = graph.nodes.filter((node) => view.selects(node));
  const narrowed = narrowing && isNarrowed(narrowing) ? narrowGraph(graph, narrowing) : undefined;
  const kept = narrowed && new Set(narrowed.nodes.map(({ id }) => id));
  const listed = kept ? selected.filter(({ id }) => kept.has(id)) : selected;

  const drawing = withOverlay(groupedDrawing(view, graph, options, kept), graph, overlay);
  const diagram: Diagram = {
    ...drawing,
    title: `${view.title} of ${options.environment}`,
    description: view.describe(graph),
  };
  const folded = foldGroups(
    diagram,
    ({ key, children }) => children.length > 0 && isFolded(folding, mermaidId(key)),
    overlay,
  );
  const result = rollUp(folded.diagram, maxElements, expanded, overlay);
  const { diagram: limited, edgesLeftOut } = limitEdges(result.diagram);
  const trait = traitOf(view, options);
  const drawn = view.grid || trait ? inColumns(limited, trait !== undefined) : limited;
  const keys = new Set(allElements(drawn.elements).map(({ key }) => key));
  const standing = [...folded.folded, ...result.rolledUp].filter(({ key }) => keys.has(key));
  return {
    ...renderFlowchart(drawn, options.theme),
    listed,
    narrowedOut: selected.length - listed.length,
    edgesLeftOut,
    frameByNode: drawnFrames(drawn, folded.folded),
    rolledUp: standing.map(({ key, ...rest }) => ({ node: mermaidId(key), ...rest })),
  };
}

/** What resources are grouped by; undefined where the view's own drawing says where they stand. */
function traitOf({ groupedBy }: View, { grouping = 'view' }: DrawViewOptions) {
  return grouping === 'view' ? groupedBy : grouping;
}

/** The drawing, grouped and narrowed; arrows are gathered last, so that only those of what is kept count. */
function groupedDrawing(
  view: View,
  graph: ResourceGraph,
  options: DrawViewOptions,
  kept: ReadonlySet<string> | undefined,
): Drawing {
  const zones = zonesOf(graph);
  const trait = traitOf(view, options);
  const own = view.draw(inZoneOrder(graph, zones), { zones });
  const grouped = trait ? regroup(own, graph, trait) : own;
  const narrowed = kept ? narrowDrawing(grouped, kept) : grouped;
  return trait ? { ...narrowed, edges: legibleEdges(narrowed.elements, narrowed.edges) } : narrowed;
}

function inColumns(diagram: Diagram, isGrouped: boolean): Diagram {
  const { elements, edges } = diagram;
  return {
    ...diagram,
    edges: [
      ...edges,
      ...(isGrouped ? frameOrder(elements, edges) : []),
      ...elements.flatMap((frame) => gridOrder(frame, edges)),
    ],
  };
}
