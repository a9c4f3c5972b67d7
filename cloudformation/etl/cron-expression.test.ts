import { describe, expect, test } from 'vitest';
import { cronIssue, cronPattern } from './cron-expression.ts';

test.each([
  'cron(0 2 * * ? *)',
  'cron(15 12 * * ? *)',
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(0,30 0 1 JAN,jul ? 2026-2030)',
  'cron(0 8 L * ? *)',
  'cron(0 8 15W * ? *)',
  'cron(0 8 ? * 6#3 *)',
  'cron(0 8 ? * FRIL *)',
])('%s is a schedule', (expression) => {
  expect(cronIssue(expression)).toBeUndefined();
  expect(expression).toMatch(new RegExp(cronPattern));
});

describe('refuses, saying why,', () => {
  const apart = 'Glue starts runs at least 5 minutes apart';
  const oneDay = 'Exactly one of day of month and day of week must be ?';
  test.each([
    ['every day', 'Write a schedule as cron(0 2 * * ? *), in UTC'],
    ['rate(1 day)', 'Write a schedule as cron(0 2 * * ? *), in UTC'],
    [
      'cron(0 2 * * ?)',
      'A schedule has six fields (minutes, hours, day of month, month, day of week, year), not 5',
    ],
    ['cron(60 2 * * ? *)', 'Minutes: 60 is not a value from 0 to 59'],
    ['cron(0 24 * * ? *)', 'Hours: 24 is not a value from 0 to 23'],
    ['cron(0 ? * * ? *)', 'Hours: ? is not a value from 0 to 23'],
    ['cron(0 2 0 * ? *)', 'Day of month: 0 is not a value from 1 to 31'],
    ['cron(0 2 * FOO ? *)', 'Month: FOO is not a value from 1 to 12 or JAN to DEC'],
    ['cron(0 2 ? * 8 *)', 'Day of week: 8 is not a value from 1 to 7 or SUN to SAT'],
    ['cron(0 2 ? * ABCL *)', 'Day of week: ABCL is not a value from 1 to 7 or SUN to SAT'],
    ['cron(0 2 * * ? 1066)', 'Year: 1066 is not a value from 1970 to 2199'],
    ['cron(0 17-8 * * ? *)', 'Hours: 17-8 is not a value from 0 to 23'],
    ['cron(0/0 2 * * ? *)', 'Minutes: 0/0 is not a value from 0 to 59'],
    ['cron(0 2 * * * *)', oneDay],
    ['cron(0 2 ? * ? *)', oneDay],
    ['cron(* 2 * * ? *)', apart],
    ['cron(0/2 2 * * ? *)', apart],
    ['cron(0,58 * * * ? *)', apart],
  ])('%s', (expression, issue) => {
    expect(cronIssue(expression)).toBe(issue);
  });
});
