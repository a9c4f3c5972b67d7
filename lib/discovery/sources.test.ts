import { expect, test } from 'vitest';
import { resourceModules } from '#lib/resources/registry.ts';
import { sources } from './sources.ts';

const described = sources.flatMap(({ types, partTypes = [] }) => [...types, ...partTypes]);

test('every source has a name and a type of its own', () => {
  expect(new Set(sources.map(({ source }) => source)).size).toBe(sources.length);
  expect(new Set(described).size).toBe(described.length);
});

test('exactly the types that a source describes have the form of their ids', () => {
  const withIds = resourceModules.filter(({ physicalId }) => physicalId).map(({ type }) => type);
  expect(withIds.sort()).toEqual(described.sort());
});

test('a source is asked for types that are known', () => {
  const known = resourceModules.map(({ type }) => type);
  for (const { askedFor = [] } of sources)
    expect(known).toEqual(expect.arrayContaining([...askedFor]));
});
