import type { ResourceGraph } from '#lib/resources/graph.ts';
import { mermaidId } from '../mermaid/escape.ts';
import { type Flowchart, renderFlowchart } from '../mermaid/flowchart.ts';
import type { DiagramTheme } from '../mermaid/theme.ts';
import { rollUp } from '../roll-up.ts';
import { networkDiagram } from './network-diagram.ts';
import { type ResourceRow, resourceRows } from './resource-rows.ts';

const maxElements = 150;

export interface ViewOptions {
  readonly environment: string;
  readonly theme: DiagramTheme;
  /** Mermaid ids of rolled-up nodes that the operator opened. */
  readonly expanded?: ReadonlySet<string>;
}

export interface RolledUpNode {
  /** Mermaid id of the node that stands for them; give it back in `expanded` to open it. */
  readonly node: string;
  readonly what: string;
  readonly resourceIds: readonly string[];
}

export interface DiagramView extends Flowchart {
  readonly rows: readonly ResourceRow[];
  readonly rolledUp: readonly RolledUpNode[];
}

/** The live network view, drawn from discovered resources only. */
export function networkView(graph: ResourceGraph, options: ViewOptions): DiagramView {
  const { diagram, rolledUp } = rollUp(
    networkDiagram(graph, options.environment),
    maxElements,
    options.expanded,
  );
  return {
    ...renderFlowchart(diagram, options.theme),
    rows: resourceRows(graph),
    rolledUp: rolledUp.map(({ key, ...rest }) => ({ node: mermaidId(key), ...rest })),
  };
}
