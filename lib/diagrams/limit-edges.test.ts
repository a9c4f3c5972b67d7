import { expect, test } from 'vitest';
import type { Diagram, DiagramEdge } from './diagram.ts';
import { limitEdges } from './limit-edges.ts';

function diagram(edges: readonly DiagramEdge[]): Diagram {
  return { direction: 'right', title: 't', description: 'd', elements: [], edges };
}

function edges(count: number, look: DiagramEdge['look'], running = false): DiagramEdge[] {
  return Array.from({ length: count }, (_, index) => ({
    from: `${look} ${running} ${index}`,
    to: 'target',
    look,
    ...(running && { running }),
  }));
}

test('as many arrows as can be followed are all drawn', () => {
  const whole = diagram(edges(300, 'side'));
  expect(limitEdges(whole)).toEqual({ diagram: whole, edgesLeftOut: 0 });
});

test('of more, what is only related goes first, then what flows, and what runs last', () => {
  const all = [...edges(200, 'side'), ...edges(250, 'flow'), ...edges(10, 'side', true)];
  const { diagram: limited, edgesLeftOut } = limitEdges(diagram(all));
  expect(edgesLeftOut).toBe(160);
  expect(limited.edges.filter(({ running }) => running)).toHaveLength(10);
  expect(limited.edges.filter(({ look }) => look === 'flow')).toHaveLength(250);
  expect(limited.edges[0]).toEqual(all[0]);
});
