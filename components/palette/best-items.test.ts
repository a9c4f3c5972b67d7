import { expect, test } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { bestItems } from './best-items.ts';
import { paletteItems } from './palette-items.ts';

function crawlerNamed(name: string, state: string): ResourceNode {
  return {
    id: name,
    type: 'AWS::Glue::Crawler',
    name,
    status: state === 'READY' ? 'healthy' : 'changing',
    statusText: state,
    managed: true,
    properties: { Name: name, State: state },
    tags: {},
  };
}

const items = paletteItems('dev', [
  crawlerNamed('dev-raw', 'READY'),
  crawlerNamed('dev-curated', 'RUNNING'),
]);

test('without a text the pages come first', () => {
  expect(bestItems(items, '')[0]).toMatchObject({ text: 'Overview', href: '/environments/dev' });
});

test('an action is found by what it does and to what', () => {
  expect(bestItems(items, 'run raw')[0]).toMatchObject({ kind: 'action', text: 'Run dev-raw' });
  expect(bestItems(items, 'stop curated')[0]).toMatchObject({ text: 'Stop dev-curated' });
});

test('what cannot be done now comes after what can, with its reason', () => {
  const found = bestItems(items, 'run dev').filter(({ text }) => text.startsWith('Run'));
  expect(found.map(({ text }) => text)).toEqual(['Run dev-raw', 'Run dev-curated']);
  expect(found[1]).toMatchObject({ unavailable: 'It is RUNNING.', hint: 'It is RUNNING.' });
});

test('a resource is found by its name, and opened where a view shows it', () => {
  const found = bestItems(items, 'dev-curated').find(
    ({ kind, id }) => kind === 'page' && id.startsWith('resource'),
  );
  expect(found).toMatchObject({
    href: expect.stringMatching(
      /^\/environments\/dev\/architecture\?view=[\w-]+&resource=dev-curated$/,
    ),
  });
});

test('of very many only the best are shown, and of nothing none', () => {
  const many = paletteItems(
    'dev',
    Array.from({ length: 2_000 }, (_, n) => crawlerNamed(`dev-${n}`, 'READY')),
  );
  expect(bestItems(many, 'run dev')).toHaveLength(40);
  expect(bestItems(many, 'qqqzzz')).toEqual([]);
});
