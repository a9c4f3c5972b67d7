import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { differenceQuery, extendHistory, momentsQuery } from './history.ts';

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
});

afterEach(() => client.clear());

const from = '2026-03-01T09:00:00.000Z';
const to = '2026-03-01T10:00:00.000Z';

it('asks again for what another moment changes, and for nothing else', () => {
  const queries: [readonly unknown[], boolean][] = [
    [momentsQuery('dev').queryKey, true],
    [differenceQuery('dev', { from, to: undefined }).queryKey, true],
    [differenceQuery('dev', { from, to }).queryKey, false],
    [momentsQuery('prod').queryKey, false],
    [differenceQuery('prod', { from, to: undefined }).queryKey, false],
  ];
  for (const [key] of queries) client.setQueryData(key, {});
  extendHistory(client, 'dev');
  for (const [key, isInvalidated] of queries) {
    expect(client.getQueryState(key)?.isInvalidated, String(key)).toBe(isInvalidated);
  }
});
