import { expect, test } from 'vitest';
import { readChecks } from './read-checks.ts';

test('each check has its state, and one that fails since when', () => {
  const at = '2026-01-31T09:30:00.000Z';
  const properties = {
    StatusChecks: ['system ok', 'instance impaired', 'volumes insufficient-data'],
    ImpairedSince: [`instance ${at}`],
  };
  expect(readChecks({ properties })).toEqual([
    { title: expect.stringContaining('System'), state: 'ok', impairedSince: undefined },
    { title: expect.stringContaining('Instance'), state: 'impaired', impairedSince: at },
    {
      title: expect.stringContaining('Volumes'),
      state: 'insufficient-data',
      impairedSince: undefined,
    },
  ]);
  expect(readChecks({ properties: {} })).toEqual([]);
});
