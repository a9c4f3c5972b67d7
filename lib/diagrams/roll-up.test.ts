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

test('what failed stays in sight, wherever it stands among its siblings', () => {
  const failing = withFailures(many, (index) => index % 50 === 49);
  const { diagram, rolledUp } = rollUp(failing, 150);
  expect(count(diagram)).toBeLessThanOrEqual(150);
  const shown = allElements(diagram.elements).filter(({ status }) => status === 'failed');
  expect(shown.map(({ key }) => key)).toEqual(['s49', 's99', 's149', 's199', 's249', 's299']);
  expect(rolledUp[0]?.resourceIds).toHaveLength(230);
});

test('more failures than there is room for are counted on the node that stands for them', () => {
  const { diagram } = rollUp(
    withFailures(many, () => true),
    150,
  );
  expect(count(diagram)).toBeLessThanOrEqual(150);
  expect(allElements(diagram.elements).find(({ key }) => key === summary)).toMatchObject({
    lines: ['284 more subnets'],
    status: 'failed',
    statusText: '284 failed',
  });
});

test('frames of which there are too many kinds are folded, the fullest first', () => {
  const crowded: Diagram = {
    ...many,
    elements: [
      {
        kind: 'group',
        key: 'full',
        lines: ['Full'],
        group: 'layer',
        children: Array.from({ length: 140 }, (_, index) => node(`a${index}`)),
      },
      {
        kind: 'group',
        key: 'small',
        lines: ['Small'],
        group: 'layer',
        children: Array.from({ length: 20 }, (_, index) => node(`b${index}`)),
      },
    ],
    edges: [{ from: 'a3', to: 'b3', look: 'flow' }],
  };
  const { diagram, rolledUp } = rollUp(crowded, 150);
  expect(count(diagram)).toBe(22);
  expect(rolledUp).toMatchObject([{ key: 'full', what: 'resources in Full' }]);
  expect(diagram.elements[0]).toMatchObject({ kind: 'node', lines: ['Full', '140 resources'] });
  expect(diagram.edges).toEqual([{ from: 'full', to: 'b3', look: 'flow' }]);
});

function withFailures(diagram: Diagram, failed: (index: number) => boolean): Diagram {
  return {
    ...diagram,
    elements: diagram.elements.map((element) =>
      element.kind === 'node'
        ? element
        : {
            ...element,
            children: element.children.map((child, index) =>
              failed(index) ? { ...child, status: 'failed' as const } : child,
            ),
          },
    ),
  };
}
