import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { graphQuery } from './architecture.ts';

const graph = (revision: number, minute: number): EnvironmentGraph => ({
  revision,
  at: `2026-11-24T00:0${minute}:00.000Z`,
  nodes: [],
  relations: [],
  sources: [],
});

test.each([
  ['what is newer replaces it', graph(1, 1), graph(2, 2), 2],
  ['an answer that was overtaken does not undo it', graph(2, 2), graph(1, 1), 2],
  ['an environment of the same name begins anew', graph(7, 1), graph(1, 2), 1],
])('a graph in the cache: %s', (_, first, second, revision) => {
  const client = new QueryClient();
  const query = client.getQueryCache().build(client, client.defaultQueryOptions(graphQuery('dev')));
  query.setData(first);
  query.setData(second);
  expect(query.state.data).toMatchObject({ revision });
  client.clear();
});

test('a graph that is read twice is the one that is shown already', () => {
  const client = new QueryClient();
  const query = client.getQueryCache().build(client, client.defaultQueryOptions(graphQuery('dev')));
  const shown = query.setData(graph(3, 1));
  expect(query.setData(graph(3, 1))).toBe(shown);
  expect(query.setData(graph(3, 2))).toEqual(graph(3, 2));
  client.clear();
});
