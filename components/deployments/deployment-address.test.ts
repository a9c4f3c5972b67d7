import { expect, it } from 'vitest';
import { everyEvent } from '#lib/deployments/filter-events.ts';
import { readDeploymentAddress, writeDeploymentAddress } from './deployment-address.ts';
import { eventFilterOf, tokensOfEvents } from './event-tokens.ts';

const filtered = {
  change: { layer: 'data-lake', logicalId: 'Bucket' },
  events: { ...everyEvent, layer: ['etl', 'network'], text: ['a&b=c'], failuresOnly: true },
};

it('comes back from a query string as it was written', () => {
  const search = writeDeploymentAddress(new URLSearchParams('other=1'), filtered);
  expect(search.get('other')).toBe('1');
  expect(readDeploymentAddress(search)).toEqual(filtered);
  const cleared = { change: undefined, events: everyEvent };
  expect(writeDeploymentAddress(search, cleared).toString()).toBe('other=1');
});

it.each(['', 'change=', 'change=a', 'change=a/b/c', 'change=../x', 'events=all', 'event-layer='])(
  'ignores what makes no sense: %s',
  (query) => {
    expect(readDeploymentAddress(new URLSearchParams(query))).toEqual({
      change: undefined,
      events: everyEvent,
    });
  },
);

it('is shown as tokens and read from them', () => {
  expect(eventFilterOf(tokensOfEvents(filtered.events), filtered.events)).toEqual(filtered.events);
});
