import { expect, test } from 'vitest';
import { nothingNarrowed } from '#lib/diagrams/narrow-graph.ts';
import { networkView } from '#lib/diagrams/views/network.ts';
import { resourceRows } from '#lib/diagrams/views/resource-rows.ts';
import { resourceNode } from '#lib/resources/resource-node.test-data.ts';
import { graphJsonOf, markdownOf } from './diagram-files.ts';

const at = '2026-11-24T12:00:00.000Z';

function graph(names: readonly string[]) {
  return {
    nodes: [
      ...names.map((name, index) => resourceNode(`subnet-${index}`, { name })),
      resourceNode('job', { type: 'AWS::Glue::Job' }),
    ],
    relations: [
      { from: 'subnet-0', to: 'subnet-1', kind: 'uses' as const },
      { from: 'subnet-0', to: 'job', kind: 'uses' as const },
    ],
    sources: [],
    at,
  };
}

test('Markdown holds the diagram in a fence and the resources as a table', () => {
  const rows = resourceRows(graph(['a']));
  expect(markdownOf('Network of dev', { text: 'flowchart LR\n', rows }, at).split('\n')).toEqual([
    '# Network of dev',
    '',
    `As discovered at ${at}.`,
    '',
    '```mermaid',
    'flowchart LR',
    '```',
    '',
    '| Name | Type | Status | ID |',
    '| --- | --- | --- | --- |',
    '| a | Subnet | available | subnet-0 |',
    '| name of job | Glue job | available | job |',
    '',
  ]);
});

test.each([
  ['a|b', 'a\\|b'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['[x](javascript:y)', '\\[x\\](javascript:y)'],
  ['two\nlines', 'two lines'],
  ['`code`', '\\`code\\`'],
  ['back\\|slash', 'back\\\\\\|slash'],
])('a resource called %j is text in it', (name, expected) => {
  const rows = resourceRows(graph([name]));
  expect(markdownOf('x', { text: '', rows }, at)).toContain(`| ${expected} | Subnet |`);
});

test('JSON holds the resources of the view and the relations among them', () => {
  const json = JSON.parse(graphJsonOf(graph(['a', 'b']), networkView, nothingNarrowed));
  expect(json).toMatchObject({ view: 'network', at, nodes: [{ name: 'a' }, { name: 'b' }] });
  expect(json.relations).toEqual([{ from: 'subnet-0', to: 'subnet-1', kind: 'uses' }]);
});

test('JSON leaves out what the narrowing does', () => {
  const narrowing = { ...nothingNarrowed, text: 'subnet-1' };
  const json = JSON.parse(graphJsonOf(graph(['a', 'b']), networkView, narrowing));
  expect(json.nodes).toMatchObject([{ id: 'subnet-1' }]);
  expect(json.relations).toEqual([]);
});
