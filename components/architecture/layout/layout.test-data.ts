import DOMPurify from 'dompurify';
import ElkConstructor from 'elkjs/lib/elk.bundled.js';
import mermaid, { type LayoutData } from 'mermaid';
import { elkGraphOf } from './elk-graph.ts';
import type { MeasuredArrow, MeasuredDiagram, MeasuredElement } from './measured-diagram.ts';
import { type PlacedDiagram, placeDiagram } from './placed-diagram.ts';
import { readLayoutData } from './read-layout-data.ts';

/** Mermaid's own reader; only the HTML sanitiser that it calls on the way needs a browser's DOM. */
Object.assign(DOMPurify, { addHook: () => {}, sanitize: (html: string) => html });
mermaid.initialize({ startOnLoad: false, maxTextSize: 200_000 });

const elk = new ElkConstructor();

/** A text as Mermaid hands it to a layout, each letter 8 pixels wide. */
export async function measuredDiagramOf(text: string): Promise<MeasuredDiagram> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const data: LayoutData = { nodes: [], edges: [], config: {} };
  for (const [member, read] of [
    ['getData', (answer: object) => Object.assign(data, answer)],
    ['getDirection', (direction: object) => Object.assign(data, { direction })],
  ] as const) {
    const reader: unknown = Reflect.get(db, member);
    if (typeof reader !== 'function') throw new Error(`Mermaid read no flowchart: ${member}`);
    read(reader.call(db));
  }
  return readLayoutData(data, (line) => line.length * 8);
}

/** Laid out as in the worker, without one. */
export async function layOut(diagram: MeasuredDiagram): Promise<PlacedDiagram> {
  return placeDiagram(diagram, await elk.layout(elkGraphOf(diagram)));
}

const noLabel = { lines: [], width: 0, height: 0 };

export function node(id: string): MeasuredElement {
  return {
    kind: 'node',
    id,
    domId: id,
    classes: [],
    label: noLabel,
    icon: 'aws:bucket',
    width: 60,
    height: 60,
  };
}

export function frame(
  id: string,
  children: readonly MeasuredElement[],
  classes: readonly string[] = [],
): MeasuredElement {
  const label = { lines: [id], width: id.length * 8, height: 17 };
  return { kind: 'frame', id, domId: id, classes, label, children };
}

export function arrow(from: string, to: string): MeasuredArrow {
  return { id: `${from} to ${to}`, from, to, look: 'solid' };
}
