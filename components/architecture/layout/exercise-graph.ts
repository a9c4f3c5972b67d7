import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { elkGraphOf } from './elk-graph.ts';
import type { MeasuredArrow, MeasuredElement } from './measured-diagram.ts';

const frames = 2;
const nodesInFrame = 2;
const label = { lines: ['name'], width: 80, height: 21 };

/** A graph with something of everything that is laid out: frames, nodes, arrows within and between. */
export function exerciseGraph(): ElkNode {
  return elkGraphOf({
    direction: 'RIGHT',
    elements: Array.from({ length: frames }, (_, frame) => frameOf(frame)),
    arrows: Array.from({ length: frames * nodesInFrame }, (_, index) => arrowFrom(index)),
  });
}

function frameOf(frame: number): MeasuredElement {
  const names = { domId: '', classes: [], label };
  return {
    kind: 'frame',
    id: `frame ${frame}`,
    ...names,
    children: Array.from({ length: nodesInFrame }, (_, index) => ({
      kind: 'node',
      id: `node ${frame * nodesInFrame + index}`,
      ...names,
      width: 120,
      height: 100,
    })),
  };
}

function arrowFrom(index: number): MeasuredArrow {
  const to = (index + 1) % (frames * nodesInFrame);
  return { id: `arrow ${index}`, from: `node ${index}`, to: `node ${to}`, look: 'solid', label };
}
