import { dearest, type NodeCost } from '#lib/cost/node-costs.ts';
import { costText } from '#lib/prices/cost-text.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import type { Delivery } from './delivery.ts';
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
import type { RolledUp } from './rolled-up.ts';
import type { Drawing, Grouping, View } from './view.ts';
import { legibleEdges } from './views/frame-edges.ts';
import { inZoneOrder, zonesOf } from './views/zone-order.ts';

const maxElements = 150;

export interface DrawViewOptions extends DrawingOptions {
  /** Mermaid ids of rolled-up nodes that the operator opened. */
  readonly expanded?: ReadonlySet<string>;
  readonly folding?: Folding;
  readonly narrowing?: Narrowing;
  /** What nodes tell; absent for what the view's own do. */
  readonly overlay?: Overlay;
  /** What resources cost in a month, by their ids; absent where that is not known, and then not told. */
  readonly costs?: ReadonlyMap<string, NodeCost> | undefined;
  readonly grouping?: Grouping;
  readonly delivery?: Delivery | undefined;
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

/** A view before it is text. */
export interface PreparedView extends Pick<DrawnView, 'listed' | 'narrowedOut' | 'edgesLeftOut'> {
  readonly diagram: Diagram;
  readonly folded: readonly RolledUp[];
  readonly rolledUp: readonly RolledUp[];
}

/** A view of a graph as a diagram: grouped, narrowed, overlaid, and never more than 150 elements. */
export function prepareView(
  view: View,
  graph: ResourceGraph,
  options: Omit<DrawViewOptions, 'theme'>,
): PreparedView {
  const { narrowing, expanded = nothingExpanded, folding = nothingFolded } = options;
  const overlay = options.overlay ?? view.tells ?? 'status';
  const costs = (overlay === 'cost' && options.costs) || noCosts;
  const selected = graph.nodes.filter((node) => view.selects(node));
  const narrowed = narrowing && isNarrowed(narrowing) ? narrowGraph(graph, narrowing) : undefined;
  const kept = narrowed && new Set(narrowed.nodes.map(({ id }) => id));
  const listed = kept ? selected.filter(({ id }) => kept.has(id)) : selected;

  const drawing = withOverlay(groupedDrawing(view, graph, options, kept), graph, overlay, costs);
  const diagram: Diagram = {
    ...drawing,
    title: `${view.title} of ${options.environment}`,
    description: `${view.describe(graph)}${dearestText(costs)}`,
  };
  const closed = narrowed ? noFrames : closedFrames(diagram, expanded);
  const { diagram: foldedDiagram, folded } = foldGroups(
    diagram,
    ({ key, children }) =>
      closed.has(key) || (children.length > 0 && isFolded(folding, mermaidId(key))),
    overlay,
  );
  const { diagram: rolled, rolledUp } = rollUp(foldedDiagram, maxElements, expanded, overlay);
  return {
    ...limitEdges(rolled),
    listed,
    narrowedOut: selected.length - listed.length,
    folded: folded.filter(({ key }) => !closed.has(key)),
    rolledUp: [...folded.filter(({ key }) => closed.has(key)), ...rolledUp],
  };
}

/** A view of a graph as Mermaid draws it. */
export function drawView(view: View, graph: ResourceGraph, options: DrawViewOptions): DrawnView {
  const { diagram, folded, rolledUp, ...prepared } = prepareView(view, graph, options);
  const trait = traitOf(view, options);
  const framesToo = trait !== undefined || view.grid === 'of-frames';
  const drawn = view.grid || trait ? inColumns(diagram, framesToo) : diagram;
  const keys = new Set(allElements(drawn.elements).map(({ key }) => key));
  const standing = [...folded, ...rolledUp].filter(({ key }) => keys.has(key));
  return {
    ...prepared,
    ...renderFlowchart(drawn, options.theme),
    frameByNode: drawnFrames(drawn, folded),
    rolledUp: standing.map(({ key, ...rest }) => ({ node: mermaidId(key), ...rest })),
  };
}

const nothingExpanded: ReadonlySet<string> = new Set();
const noFrames: ReadonlySet<string> = new Set();

/** Keys of the frames that are one node until they are opened, and are not. */
function closedFrames(
  { elements }: Pick<Diagram, 'elements'>,
  expanded: ReadonlySet<string>,
): ReadonlySet<string> {
  const closed = allElements(elements).filter(
    (element) =>
      element.kind === 'group' &&
      element.summary !== undefined &&
      !expanded.has(mermaidId(element.key)),
  );
  return new Set(closed.map(({ key }) => key));
}

const noCosts: ReadonlyMap<string, NodeCost> = new Map();

function dearestText(costs: ReadonlyMap<string, NodeCost>): string {
  const named = dearest(costs).map((cost) => `${cost.name} (${costText(cost)})`);
  return named.length === 0 ? '' : ` The dearest a month: ${named.join(', ')}.`;
}

/** What resources are grouped by; undefined where the view's own drawing says where they stand. */
function traitOf({ groupedBy }: View, { grouping = 'view' }: Pick<DrawViewOptions, 'grouping'>) {
  return grouping === 'view' ? groupedBy : grouping;
}

/** The drawing, grouped and narrowed; arrows are gathered last, so that only those of what is kept count. */
function groupedDrawing(
  view: View,
  graph: ResourceGraph,
  options: Pick<DrawViewOptions, 'grouping' | 'delivery'>,
  kept: ReadonlySet<string> | undefined,
): Drawing {
  const zones = zonesOf(graph);
  const trait = traitOf(view, options);
  const { delivery } = options;
  const own = view.draw(inZoneOrder(graph, zones), { zones, ...(delivery && { delivery }) });
  const grouped = trait ? regroup(own, graph, trait) : own;
  const narrowed = kept ? narrowDrawing(grouped, kept) : grouped;
  return trait ? { ...narrowed, edges: legibleEdges(narrowed.elements, narrowed.edges) } : narrowed;
}

function inColumns(diagram: Diagram, framesToo: boolean): Diagram {
  const { elements, edges } = diagram;
  return {
    ...diagram,
    edges: [
      ...edges,
      ...(framesToo ? frameOrder(elements, edges) : []),
      ...allElements(elements).flatMap((frame) => gridOrder(frame, edges)),
    ],
  };
}
