import { allElements, type Diagram, type DiagramElement } from '../diagram.ts';
import { escapeDescription, mermaidId } from './escape.ts';
import { arrows, directions, edgeLabel, labelOf } from './flowchart.ts';

/**
 * A diagram as Mermaid text for readers of documents: without icons, colours and lay-outs of this
 * product's own, so that any renderer, GitHub's among them, draws it in its own theme.
 */
export function renderPortableFlowchart(diagram: Diagram): string {
  const lines = [
    `flowchart ${directions[diagram.direction]}`,
    `  accTitle: ${escapeDescription(diagram.title)}`,
    `  accDescr: ${escapeDescription(diagram.description)}`,
    ...diagram.elements.flatMap((element) => elementLines(element, '  ')),
    ...diagram.edges.flatMap(({ from, to, look, label }) => {
      if (look === 'order') return [];
      return [`  ${mermaidId(from)} ${arrows[look]}${edgeLabel(label)} ${mermaidId(to)}`];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function elementLines(element: DiagramElement, indent: string): string[] {
  const id = mermaidId(element.key);
  const label = labelOf(element, true);
  if (element.kind === 'node') return [`${indent}${id}["${label || ' '}"]`];
  const inside =
    allElements(element.children).length === 0
      ? [`${indent}  ${id}_empty[" "]`]
      : element.children.flatMap((child) => elementLines(child, `${indent}  `));
  return [`${indent}subgraph ${id}["${label || ' '}"]`, ...inside, `${indent}end`];
}
