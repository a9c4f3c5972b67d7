import type { ResourceGraph } from '#lib/resources/graph.ts';
import { allElements } from '../diagram.ts';
import type { DiagramView, DrawingOptions } from '../diagram-view.ts';
import { mermaidId } from '../mermaid/escape.ts';
import { renderFlowchart } from '../mermaid/flowchart.ts';
import { rollUp } from '../roll-up.ts';
import { networkDiagram } from './network-diagram.ts';
import { type ResourceRow, resourceRows } from './resource-rows.ts';
import { inZoneOrder, zonesOf } from './zone-order.ts';

const maxElements = 150;

export interface NetworkViewOptions extends DrawingOptions {
  /** Mermaid ids of rolled-up nodes that the operator opened. */
  readonly expanded?: ReadonlySet<string>;
  /** The order in which zones are declared; by name unless a layout needs another. */
  readonly zones?: readonly string[];
}

export interface NetworkView extends DiagramView {
  readonly rows: readonly ResourceRow[];
  /** Mermaid ids of drawn zones to their names, which are to stand in order from left to right. */
  readonly zoneByNode: Readonly<Record<string, string>>;
}

/** The live network view, drawn from discovered resources only. */
export function networkView(graph: ResourceGraph, options: NetworkViewOptions): NetworkView {
  const zones = options.zones ?? zonesOf(graph);
  const { diagram, rolledUp } = rollUp(
    networkDiagram(inZoneOrder(graph, zones), options.environment, zones),
    maxElements,
    options.expanded,
  );
  return {
    ...renderFlowchart(diagram, options.theme),
    rows: resourceRows(graph),
    zoneByNode: Object.fromEntries(
      allElements(diagram.elements).flatMap((element) =>
        element.kind === 'group' && element.group === 'zone'
          ? [[mermaidId(element.key), element.lines[0] ?? '']]
          : [],
      ),
    ),
    rolledUp: rolledUp.map(({ key, ...rest }) => ({ node: mermaidId(key), ...rest })),
  };
}
