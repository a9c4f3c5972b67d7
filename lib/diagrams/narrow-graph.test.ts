import { expect, test } from 'vitest';
import { drawView } from './draw-view.ts';
import { mermaidId } from './mermaid/escape.ts';
import {
  isNarrowed,
  type Narrowing,
  narrowGraph,
  neighbourhood,
  nothingNarrowed,
} from './narrow-graph.ts';
import { platform } from './views/platform-sample.test-data.ts';
import { viewOf } from './views.ts';

function idsOf(narrowing: Partial<Narrowing>): string[] {
  return narrowGraph(platform, { ...nothingNarrowed, ...narrowing }).nodes.map(({ id }) => id);
}

test('nothing narrowed is the whole graph', () => {
  expect(isNarrowed(nothingNarrowed)).toBe(false);
  expect(narrowGraph(platform, nothingNarrowed)).toEqual(platform);
});

test.each<[string, Partial<Narrowing>, string[]]>([
  ['a layer', { layers: ['budget'] }, ['dev-budget']],
  ['one of two layers', { layers: ['budget', 'kubernetes'] }, ['i-kubernetes', 'dev-budget']],
  ['a type', { types: ['AWS::EC2::VPC'] }, ['vpc-1']],
  ['a layer and a type', { layers: ['etl'], types: ['AWS::Glue::Workflow'] }, ['dev-etl-workflow']],
  ['a tag with its value', { tags: ['strata:layer=budget'] }, ['dev-budget']],
  ['a tag that nothing has', { tags: ['owner'] }, []],
  ['words in any order and case', { text: 'QUALITY failed' }, ['dev-data-quality']],
  ['a type by its title', { text: 'internet gateway' }, ['igw-1']],
  ['a neighbourhood', { focus: 'sg-web' }, ['sg-web', 'sg-app']],
  ['a farther neighbourhood', { focus: 'sg-web', steps: 2 }, ['sg-web', 'sg-app', 'sg-database']],
  ['a filter in a neighbourhood', { focus: 'sg-web', text: 'app' }, ['sg-app']],
  ['a neighbourhood of what is gone', { focus: 'vpc-gone' }, []],
])('%s', (_, narrowing, ids) => {
  expect(isNarrowed({ ...nothingNarrowed, ...narrowing })).toBe(true);
  expect(idsOf(narrowing)).toEqual(ids);
});

test('relations stay among what stays', () => {
  const { relations } = narrowGraph(platform, { ...nothingNarrowed, layers: ['security'] });
  expect(relations).toEqual([
    { from: 'sg-app', kind: 'allows', to: 'sg-web' },
    { from: 'sg-database', kind: 'allows', to: 'sg-app' },
  ]);
});

test('a neighbourhood ends where there is nothing more, however many steps are left', () => {
  const chain = ['a', 'b', 'c'].map((from, index) => ({
    from,
    to: `${index}`,
    kind: 'uses' as const,
  }));
  expect(neighbourhood({ relations: chain }, 'a', 1_000_000)).toEqual(new Set(['a', '0']));
});

test('frames stay around what stays in them, and nothing else does', () => {
  const { text, narrowedOut, listed } = drawView(viewOf('data-lake'), platform, {
    environment: 'dev',
    theme: 'light',
    narrowing: { ...nothingNarrowed, text: 'logs_table' },
  });
  expect(listed.map(({ name }) => name)).toEqual(['logs_table']);
  expect(narrowedOut).toBe(14);
  expect(text).toContain(`subgraph ${mermaidId('dev_data_lake_catalog')}`);
  expect(text).not.toContain('raw/');
});

test('what is around a platform stays only where an arrow joins it to what stays', () => {
  const drawn = (text: string) =>
    drawView(viewOf('security-groups'), platform, {
      environment: 'dev',
      theme: 'light',
      narrowing: { ...nothingNarrowed, text },
    }).text;
  expect(drawn('dev-web')).toContain('Anyone on the internet');
  expect(drawn('dev-app')).not.toContain('Anyone on the internet');
});
