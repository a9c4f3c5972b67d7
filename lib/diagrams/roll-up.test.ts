import { expect, test } from 'vitest';
import { allElements, type Diagram, type DiagramNode } from './diagram.ts';
import { mermaidId } from './mermaid/escape.ts';
import { rollUp } from './roll-up.ts';

function node(key: string, rollUpAs?: string): DiagramNode {
  return {
    kind: 'node',
    key,
    resourceId: key,
    lines: [key],
    icon: 'aws:vpc',
    ...(rollUpAs && { rollUpAs }),
  };
}

const many: Diagram = {
  direction: 'up',
  title: 't',
  description: 'd',
  elements: [
    node('gateway'),
    {
      kind: 'group',
      key: 'vpc',
      lines: ['vpc'],
      group: 'vpc',
      children: Array.from({ length: 300 }, (_, index) => node(`s${index}`, 'subnets')),
    },
  ],
  edges: Array.from({ length: 300 }, (_, index) => ({
    from: `s${index}`,
    to: 'gateway',
    look: 'flow' as const,
  })),
};
const summary = 'more:vpc:subnets';
const count = (diagram: Diagram) => allElements(diagram.elements).length;

test('a diagram that fits is left alone', () => {
  expect(rollUp(many, 302)).toEqual({ diagram: many, rolledUp: [] });
});

test('the rest becomes one node that says how many, holds them, and takes over their edges', () => {
  const { diagram, rolledUp } = rollUp(many, 150);
  expect(count(diagram)).toBe(67);
  expect(rolledUp).toMatchObject([{ key: summary, what: 'subnets' }]);
  expect(rolledUp[0]?.resourceIds).toHaveLength(236);
  expect(allElements(diagram.elements).find(({ key }) => key === summary)?.lines).toEqual([
    '236 more subnets',
  ]);
  expect(diagram.edges).toHaveLength(65);
  expect(diagram.edges).toContainEqual({ from: summary, to: 'gateway', look: 'flow' });
});

test('what is opened is shown where there is room for it', () => {
  const twice: Diagram = {
    ...many,
    elements: [
      ...many.elements,
      {
        kind: 'group',
        key: 'small',
        lines: ['small'],
        group: 'vpc',
        children: Array.from({ length: 100 }, (_, index) => node(`t${index}`, 'subnets')),
      },
    ],
  };
  const opened = new Set([mermaidId('more:small:subnets')]);
  const { diagram, rolledUp } = rollUp(twice, 150, opened);
  expect(count(diagram)).toBeLessThanOrEqual(150);
  expect(rolledUp.map(({ key }) => key)).toEqual([summary]);
});

test('what is opened stays rolled up where there is no room', () => {
  const { diagram, rolledUp } = rollUp(many, 150, new Set([mermaidId(summary)]));
  expect(count(diagram)).toBeLessThanOrEqual(150);
  expect(rolledUp).toHaveLength(1);
});
