import { expect, test } from 'vitest';
import { escapeLabel } from '#lib/diagrams/mermaid/escape.ts';
import { measuredDiagramOf } from './layout.test-data.ts';

const icon = '@{ icon: "aws:bucket", form: "square", label: "raw<br/>3 objects", pos: "b", h: 40 }';

test('icons have their label below, frames hold what is in them', async () => {
  const { direction, elements } = await measuredDiagramOf(
    ['flowchart BT', 'subgraph lake["Lake"]', `raw${icon}`, 'end', 'class lake bucket'].join('\n'),
  );
  expect(direction).toBe('UP');
  expect(elements).toMatchObject([
    {
      kind: 'frame',
      id: 'lake',
      classes: ['bucket'],
      label: { lines: ['Lake'], width: 32 },
      children: [
        {
          kind: 'node',
          icon: 'aws:bucket',
          label: { lines: ['raw', '3 objects'], width: 76, height: 37.5 },
          width: 76,
          height: 105.5,
        },
      ],
    },
  ]);
});

test.each([
  ['a e0@--> b', 'solid', undefined],
  ['a e0@-.->|"reads"| b', 'dotted', ['reads']],
  ['a e0@==> b', 'thick', undefined],
  ['a ~~~ b', 'invisible', undefined],
])('the arrow %s', async (text, look, lines) => {
  const { arrows } = await measuredDiagramOf(`flowchart LR\n${text}`);
  expect(arrows).toMatchObject([{ from: 'a', to: 'b', look }]);
  expect(arrows[0]?.label?.lines).toEqual(lines);
});

test.each(['logs_table', '<b>&amp;"quoted"', '#35; a;b', 'Zürich 😀 `x` **y**', '*/5 * * * ? *'])(
  'the name %s is read as it was written',
  async (name) => {
    const escaped = escapeLabel(name);
    const { elements, arrows } = await measuredDiagramOf(
      [
        'flowchart LR',
        `a@{ icon: "aws:bucket", form: "square", label: "${escaped}", pos: "b", h: 40 }`,
        `subgraph f["${escaped}"]`,
        'b',
        'end',
        `a e0@-->|"${escaped}"| b`,
      ].join('\n'),
    );
    const named = elements.filter(({ id }) => id !== 'b');
    expect(named.map(({ label }) => label.lines)).toEqual([[name], [name]]);
    expect(arrows[0]?.label?.lines).toEqual([name]);
  },
);
