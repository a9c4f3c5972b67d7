import { expect, test } from 'vitest';
import { capacityText, exitCodesText, secondsOf, shortId, sizeText } from './task-text.ts';

const container = (name: string, exitCode: number | null) => ({
  name,
  exitCode,
  reason: null,
  hasLog: true,
  execCommand: null,
});

test('a task is told by the beginning of its id', () => {
  expect(shortId({ arn: 'arn:aws:ecs:us-east-2:1:task/cluster/0123456789abcdef' })).toBe(
    '01234567',
  );
});

test.each([
  ['FARGATE_SPOT', 'Spot'],
  ['FARGATE', 'On demand'],
  [null, 'On demand'],
  ['my-instances', 'my-instances'],
])('capacity of %s is %s', (capacityProvider, text) => {
  expect(capacityText({ capacityProvider })).toBe(text);
});

test.each([
  ['1024', '2048', '1 vCPU, 2 GB'],
  ['256', '512', '0.25 vCPU, 0.5 GB'],
  [null, '512', '–'],
])('%s units and %s MiB are %s', (cpu, memory, text) => {
  expect(sizeText({ cpu, memory })).toBe(text);
});

test.each([
  [[container('a', 0)], '0'],
  [[container('a', null)], '–'],
  [[container('a', 1), container('b', 143)], 'a 1, b 143'],
  [[container('a', 1), container('b', null)], 'a 1'],
])('exit codes of %# are %s', (containers, text) => {
  expect(exitCodesText({ containers })).toBe(text);
});

test.each([
  [null, null, undefined],
  ['2026-01-31T00:00:00Z', '2026-01-31T00:01:30Z', 90],
  ['2026-01-31T00:00:00Z', null, 3_600],
])('from %s to %s it ran %s seconds', (startedAt, stoppedAt, seconds) => {
  expect(secondsOf({ startedAt, stoppedAt }, new Date('2026-01-31T01:00:00Z'))).toBe(seconds);
});
