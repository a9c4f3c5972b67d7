import { describe, expect, test } from 'vitest';
import { dataLakeParameters } from './parameters.ts';

test('by default the data outlives the layer, and nothing is archived', () => {
  expect(dataLakeParameters.parse({})).toEqual({
    encryption: 'aws-managed',
    accessLogs: false,
    whenDeleted: 'retain',
    tieringDays: 0,
    archiveDays: 0,
    noncurrentDays: 30,
    logDays: 90,
  });
});

describe('refuses, naming the field,', () => {
  test.each([
    ['no encryption', { encryption: 'none' }, 'encryption'],
    ['archiving sooner than S3 does', { archiveDays: 30 }, 'archiveDays'],
    ['half a day', { noncurrentDays: 0.5 }, 'noncurrentDays'],
    ['versions that never were', { noncurrentDays: 0 }, 'noncurrentDays'],
    ['logs that are deleted at once', { logDays: 0 }, 'logDays'],
    ['a negative age', { tieringDays: -1 }, 'tieringDays'],
    ['another fate', { whenDeleted: 'snapshot' }, 'whenDeleted'],
  ])('%s', (_, input, field) => {
    const issues = dataLakeParameters.safeParse(input).error?.issues;
    expect(issues?.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
