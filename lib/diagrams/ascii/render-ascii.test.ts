import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeCosts } from '#lib/cost/node-costs.ts';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import { allElements, type Diagram, type DiagramElement } from '../diagram.ts';
import { prepareView } from '../draw-view.ts';
import { graphOf, platform } from '../views/platform-sample.test-data.ts';
import { viewOf, views } from '../views.ts';
import { asciiText } from './ascii-text.ts';
import { asciiColumns, renderAscii } from './render-ascii.ts';

function drawingOf(id: string, graph = platform): Diagram {
  const costs = nodeCosts(graph.nodes, usualBasis);
  return prepareView(viewOf(id), graph, { environment: 'dev', costs }).diagram;
}

test.each(views.map(({ id }) => [id]))('%s', async (id) => {
  await expect(renderAscii(drawingOf(id))).toMatchFileSnapshot(`__snapshots__/${id}.txt`);
});

test.each(views.map(({ id }) => [id]))('%s of nothing is nothing', (id) => {
  expect(renderAscii(drawingOf(id, graphOf([])))).toBe('');
});

const box = (key: string): DiagramElement => ({
  kind: 'node',
  key,
  lines: [key],
  icon: 'aws:resource',
});

describe('arrows', () => {
  const draw = (edges: Diagram['edges'], direction: Diagram['direction'] = 'down') =>
    renderAscii({
      direction,
      title: '',
      description: '',
      elements: [box('one'), box('two'), box('three')],
      edges,
    });

  test('lead down between rows', () => {
    expect(
      draw([
        { from: 'one', to: 'two', look: 'flow' },
        { from: 'one', to: 'three', look: 'flow' },
      ]),
    ).toMatchInlineSnapshot(`
      "+-----+
      | one |
      +-----+
       | |
       +-|---------+
         v         v
      +-----+  +-------+
      | two |  | three |
      +-----+  +-------+
      "
    `);
  });

  test('lead up where the diagram does', () => {
    expect(draw([{ from: 'one', to: 'two', look: 'flow' }], 'up')).toMatchInlineSnapshot(`
      "+-----+
      | two |
      +-----+
         ^
         |
      +-----+
      | one |
      +-----+
      +-------+
      | three |
      +-------+
      "
    `);
  });

  test('that say something say it beneath', () => {
    expect(draw([{ from: 'one', to: 'two', look: 'side', label: 'port 80' }])).toContain(
      'one -.-> two : port 80',
    );
  });

  test('in a circle end', () => {
    const text = draw([
      { from: 'one', to: 'two', look: 'flow' },
      { from: 'two', to: 'one', look: 'flow' },
    ]);
    expect(text).toContain('v');
    expect(text).toContain('^');
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('é', '日本', '😀', 'x'.repeat(255), 'a\nb', '| + -', '', '__proto__'),
);

/** Any elements, each with a key of its own. */
const anyElements: fc.Arbitrary<DiagramElement[]> = fc
  .array(
    fc.letrec<{ element: DiagramElement; node: DiagramElement; group: DiagramElement }>((tie) => ({
      element: fc.oneof({ maxDepth: 5, withCrossShrink: true }, tie('node'), tie('group')),
      node: fc.record({
        kind: fc.constant('node' as const),
        key: fc.constant(''),
        lines: fc.array(anyText, { minLength: 1, maxLength: 3 }),
        icon: fc.constant('aws:resource' as const),
        statusText: anyText,
        status: fc.constantFrom('healthy' as const, 'failed' as const, 'unknown' as const),
      }),
      group: fc.record({
        kind: fc.constant('group' as const),
        key: fc.constant(''),
        lines: fc.array(anyText, { minLength: 1, maxLength: 2 }),
        group: fc.constant('layer' as const),
        children: fc.array(tie('element'), { maxLength: 5 }),
      }),
    })).element,
    { minLength: 1, maxLength: 3 },
  )
  .map((elements) => elements.map((element, index) => keyed(element, `${index}`)));

function keyed(element: DiagramElement, key: string): DiagramElement {
  if (element.kind === 'node') return { ...element, key };
  const children = element.children.map((child, index) => keyed(child, `${key}.${index}`));
  return { ...element, key, children };
}

const anyDiagram: fc.Arbitrary<Diagram> = anyElements.chain((elements) => {
  const keys = allElements(elements).map(({ key }) => key);
  const end = fc.constantFrom(...keys);
  return fc.record({
    direction: fc.constantFrom('up' as const, 'down' as const, 'left' as const, 'right' as const),
    title: fc.constant(''),
    description: fc.constant(''),
    elements: fc.constant(elements),
    edges: fc.array(
      fc.record(
        {
          from: end,
          to: end,
          label: anyText,
          look: fc.constantFrom('flow' as const, 'side' as const, 'order' as const),
        },
        { requiredKeys: ['from', 'to', 'look'] },
      ),
      { maxLength: 20 },
    ),
  });
});

test('whatever is drawn fits, is ASCII, names everything, closes every box and is always the same', () => {
  fc.assert(
    fc.property(anyDiagram, fc.constantFrom(40, 80, asciiColumns), (diagram, columns) => {
      const text = renderAscii(diagram, columns);
      expect(renderAscii(diagram, columns)).toBe(text);
      expect(text).toMatch(/^[ -~\n]*$/);
      const lines = text.split('\n');
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      for (const { lines: own } of allElements(diagram.elements)) {
        expect(text).toContain(asciiText(own[0] ?? '', 5).replace(/\.+$/, ''));
      }
    }),
    { numRuns: 150 },
  );
});

test('every box is closed', () => {
  fc.assert(
    fc.property(anyElements, fc.constantFrom(40, asciiColumns), (elements, columns) => {
      const plain = elements.map(withPlainLines);
      const diagram = { direction: 'down', title: '', description: '', edges: [] } as const;
      const text = renderAscii({ ...diagram, elements: plain }, columns);
      expect(cornersLeft(text.split('\n'))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

/** Without the signs that borders are made of. */
function withPlainLines(element: DiagramElement): DiagramElement {
  const lines = element.lines.map((line) => `x${line.replace(/[+|-]/g, 'x')}`);
  const plain = { ...element, lines, statusText: 'exists' };
  return plain.kind === 'node' ? plain : { ...plain, children: plain.children.map(withPlainLines) };
}

/** Corners that belong to no rectangle of borders. */
function cornersLeft(lines: readonly string[]): string[] {
  const at = (row: number, column: number) => lines[row]?.[column];
  const known = new Set<string>();
  const left: string[] = [];
  for (const [row, line] of lines.entries()) {
    for (const { index: start } of line.matchAll(/\+/g)) {
      if (known.has(`${row} ${start}`)) continue;
      const end = line.indexOf('+', start + 1);
      let last = row + 1;
      while (at(last, start) === '|' && at(last, end) === '|') last += 1;
      if (at(last, start) !== '+' || at(last, end) !== '+') left.push(`${row} ${start}`);
      for (const corner of [`${row} ${end}`, `${last} ${start}`, `${last} ${end}`]) {
        known.add(corner);
      }
    }
  }
  return left;
}
