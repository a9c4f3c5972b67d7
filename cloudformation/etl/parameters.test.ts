import { describe, expect, test } from 'vitest';
import { etlParameters } from './parameters.ts';

test('the defaults are the reference architecture: 2 DPU, 60 minutes, no schedule', () => {
  expect(etlParameters.parse({})).toEqual({
    workerType: 'G.1X',
    workers: 2,
    executionClass: 'STANDARD',
    timeoutMinutes: 60,
    retries: 1,
    schedule: '',
    enabled: true,
    rawDiscovery: 'declared-tables',
    qualityThreshold: 95,
    metrics: false,
  });
});

describe('refuses, naming the field,', () => {
  test.each([
    ['one worker', { workers: 1 }, 'workers'],
    ['a worker type for streams', { workerType: 'G.025X' }, 'workerType'],
    [
      'flexible runs on large workers',
      { workerType: 'G.4X', executionClass: 'FLEX' },
      'executionClass',
    ],
    ['no time', { timeoutMinutes: 0 }, 'timeoutMinutes'],
    ['more than a week', { timeoutMinutes: 10_081 }, 'timeoutMinutes'],
    ['endless retries', { retries: 11 }, 'retries'],
    ['a schedule in words', { schedule: 'daily' }, 'schedule'],
    ['more than everything', { qualityThreshold: 101 }, 'qualityThreshold'],
  ])('%s', (_, input, field) => {
    const issues = etlParameters.safeParse(input).error?.issues;
    expect(issues?.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
