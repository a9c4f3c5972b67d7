import type { GraphDifference } from '#lib/api/history.ts';
import { allElements } from '#lib/diagrams/diagram.ts';
import type { DiagramView, DrawingOptions } from '#lib/diagrams/diagram-view.ts';
import { gridOrder } from '#lib/diagrams/grid-order.ts';
import { limitEdges } from '#lib/diagrams/limit-edges.ts';
import { mermaidId } from '#lib/diagrams/mermaid/escape.ts';
import { renderFlowchart } from '#lib/diagrams/mermaid/flowchart.ts';
import { rollUp } from '#lib/diagrams/roll-up.ts';
import { gatherAmongFrames } from '#lib/diagrams/views/frame-edges.ts';
import { countChanges, countsText } from './count-changes.ts';
import { differenceEdges } from './difference-edges.ts';
import { differenceElements, withLooks } from './difference-elements.ts';

const maxElements = 150;

export interface DifferenceDrawingOptions extends DrawingOptions {
  /** Mermaid ids of rolled-up nodes that the operator opened. */
  readonly expanded?: ReadonlySet<string>;
}

export interface DifferenceView extends DiagramView {
  /** Unchanged neighbours for which there is no room. */
  readonly neighboursLeftOut: number;
  /** Arrows that are not drawn because there are too many. */
  readonly edgesLeftOut: number;
}

/**
 * What differs between two moments, by layer: added in green, removed in red, changed in blue, and in
 * grey what stayed as it was next to it. Never more than 150 elements.
 */
export function differenceView(
  difference: GraphDifference,
  options: DifferenceDrawingOptions,
): DifferenceView {
  const { groups, looks, neighboursLeftOut } = differenceElements(difference, maxElements);
  const drawn = new Set(allElements(groups).map(({ key }) => key));
  const { diagram, rolledUp } = rollUp(
    {
      direction: 'right',
      title: `What changed in ${options.environment}`,
      description: `${countsText(countChanges(difference))} between ${difference.from.at} and ${difference.to.at}.`,
      elements: groups,
      edges: gatherAmongFrames(groups, differenceEdges(difference, drawn)),
    },
    maxElements,
    options.expanded,
  );
  const { diagram: limited, edgesLeftOut } = limitEdges(diagram);
  const edges = [
    ...limited.edges,
    ...limited.elements.flatMap((group) => gridOrder(group, limited.edges)),
  ];
  return {
    ...renderFlowchart(
      { ...limited, elements: withLooks(limited.elements, looks), edges },
      options.theme,
    ),
    neighboursLeftOut,
    edgesLeftOut,
    rolledUp: rolledUp.map(({ key, ...rest }) => ({ node: mermaidId(key), ...rest })),
  };
}
