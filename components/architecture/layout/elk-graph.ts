import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { frameOptions, keepsPlaces, placeOptions, rootOptions } from './elk-options.ts';
import { feedbackArrows } from './feedback-arrows.ts';
import type { MeasuredArrow, MeasuredDiagram, MeasuredElement } from './measured-diagram.ts';

/** A diagram as ELK takes it: nodes with their sizes, frames that grow around what is in them. */
export function elkGraphOf(diagram: MeasuredDiagram): ElkNode {
  const turned = feedbackArrows(diagram);
  return {
    id: 'root',
    layoutOptions: { ...rootOptions(diagram), ...placesAmong(diagram.elements) },
    children: elkNodes(diagram.elements, diagram.arrows.length),
    edges: diagram.arrows.map((arrow) => elkEdge(arrow, turned.has(arrow.id))),
  };
}

function elkNodes(elements: readonly MeasuredElement[], arrows: number): ElkNode[] {
  const zones = zonesInOrder(elements);
  return elements.map((element) => {
    const place = zones.indexOf(element);
    return elkNode(element, arrows, place === -1 ? {} : placeOptions(place));
  });
}

function elkNode(element: MeasuredElement, arrows: number, place: LayoutOptions): ElkNode {
  const { id } = element;
  if (element.kind === 'node') return { id, width: element.width, height: element.height };
  const { lines, width, height } = element.label;
  return {
    id,
    labels: [{ text: lines.join(' '), width, height }],
    layoutOptions: {
      ...frameOptions(element, arrows),
      ...placesAmong(element.children),
      ...place,
    },
    children: elkNodes(element.children, arrows),
  };
}

function placesAmong(elements: readonly MeasuredElement[]): LayoutOptions {
  return zonesInOrder(elements).length > 1 ? keepsPlaces : {};
}

/** Zones stand side by side in the order of their names. */
function zonesInOrder(elements: readonly MeasuredElement[]): MeasuredElement[] {
  const nameOf = ({ label }: MeasuredElement) => label.lines[0] ?? '';
  return elements
    .filter(({ classes }) => classes.includes('zone'))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

function elkEdge({ id, from, to, label }: MeasuredArrow, isTurned: boolean): ElkExtendedEdge {
  const [source, target] = isTurned ? [to, from] : [from, to];
  return {
    id,
    sources: [source],
    targets: [target],
    ...(label && {
      labels: [
        {
          text: label.lines.join(' '),
          width: label.width,
          height: label.height,
          layoutOptions: { 'edgeLabels.inline': 'true', 'edgeLabels.placement': 'CENTER' },
        },
      ],
    }),
  };
}
