import { expect, it } from 'vitest';
import {
  historyFilterOf,
  historyTokens,
  readHistoryFilter,
  writeHistoryFilter,
} from './history-filter.ts';

const filter = {
  status: 'failed',
  kind: 'deploy',
  layer: 'network',
  requestedBy: 'ada@example.com',
  text: 'sg-1 & more',
  from: '2026-01-31T09:30:00.000Z',
} as const;

it('comes back from a query string as it was written', () => {
  const search = writeHistoryFilter(new URLSearchParams('other=1'), filter);
  expect(search.get('other')).toBe('1');
  expect(readHistoryFilter(search)).toEqual(filter);
  expect(writeHistoryFilter(search, {}).toString()).toBe('other=1');
});

it.each(['status=done', 'kind=', 'from=yesterday', 'layer='])('ignores %s', (query) => {
  expect(readHistoryFilter(new URLSearchParams(query))).toEqual({});
});

it('is shown as tokens and read from them', () => {
  expect(historyFilterOf(historyTokens(filter), filter)).toEqual(filter);
  const unknown = [{ propertyKey: 'from', operator: '=', value: '2020-01-01' }];
  expect(historyFilterOf(unknown, {})).toEqual({});
});
