import { expect, test } from 'vitest';
import { nextTime, readCron } from './cron.ts';

test.each([
  ['cron(15 12 * * ? *)', '2026-11-03T10:00:00Z', '2026-11-03T12:15:00.000Z'],
  ['cron(15 12 * * ? *)', '2026-11-03T12:15:00Z', '2026-11-04T12:15:00.000Z'],
  ['cron(0/10 * ? * MON-FRI *)', '2026-11-06T23:55:00Z', '2026-11-09T00:00:00.000Z'],
  ['cron(0 8 1 * ? *)', '2026-11-03T00:00:00Z', '2026-12-01T08:00:00.000Z'],
  ['cron(0 0 L * ? *)', '2028-02-03T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['cron(0 0 15W * ? *)', '2026-11-01T00:00:00Z', '2026-11-16T00:00:00.000Z'],
  ['cron(0 0 1W * ? *)', '2026-07-31T12:00:00Z', '2026-08-03T00:00:00.000Z'],
  ['cron(0 0 31W * ? *)', '2026-05-01T00:00:00Z', '2026-05-29T00:00:00.000Z'],
  ['cron(0 0 ? * 6L *)', '2026-11-01T00:00:00Z', '2026-11-27T00:00:00.000Z'],
  ['cron(0 0 ? * 6#3 *)', '2026-11-01T00:00:00Z', '2026-11-20T00:00:00.000Z'],
  ['cron(0 0 ? JAN,JUL SUN *)', '2026-11-01T00:00:00Z', '2027-01-03T00:00:00.000Z'],
  ['cron(30 6 29 2 ? *)', '2026-11-01T00:00:00Z', '2028-02-29T06:30:00.000Z'],
  ['cron(5,35 9-10 * * ? 2027)', '2026-11-01T00:00:00Z', '2027-01-01T09:05:00.000Z'],
])('%s after %s comes at %s', (expression, after, expected) => {
  const cron = readCron(expression);
  expect(cron && nextTime(cron, new Date(after))?.toISOString()).toBe(expected);
});

test('a year that is over has no next time', () => {
  const cron = readCron('cron(0 0 1 1 ? 2020)');
  expect(cron && nextTime(cron, new Date('2026-01-01'))).toBeUndefined();
  expect(cron).toBeDefined();
});

test.each([
  'rate(5 minutes)',
  'cron(0 12 * * *)',
  'cron(0 12 * * * *)',
  'cron(0 12 ? * ? *)',
  'cron(60 12 * * ? *)',
  'cron(0 24 * * ? *)',
  'cron(0 12 0 * ? *)',
  'cron(0 12 ? * 8 *)',
  'cron(0 12 ? FOO 1 *)',
  'cron(*/0 12 * * ? *)',
  'cron(9-5 12 * * ? *)',
])('%s is no schedule', (expression) => {
  expect(readCron(expression)).toBeUndefined();
});
