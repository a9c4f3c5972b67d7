import { describe, expect, it } from 'vitest';
import { type DeploymentWindow, isCron, windowState } from './deployment-windows.ts';

const weekdays: DeploymentWindow = {
  effect: 'allow',
  cron: '0 9 * * 1-5',
  minutes: 8 * 60,
  timeZone: 'Europe/Berlin',
};

const friday: DeploymentWindow = {
  effect: 'deny',
  cron: '0 15 * * 5',
  minutes: 4 * 60,
  timeZone: 'Europe/Berlin',
};

const at = (text: string) => new Date(text);

describe('windows', () => {
  it.each([
    ['without any', [], '2026-11-29T03:00:00Z', true],
    ['at the beginning of an allow', [weekdays], '2026-11-30T08:00:00Z', true],
    ['a second before', [weekdays], '2026-11-30T07:59:59Z', false],
    ['a second before its end', [weekdays], '2026-11-30T15:59:59Z', true],
    ['at its end', [weekdays], '2026-11-30T16:00:00Z', false],
    ['in summer, by the clocks of the zone', [weekdays], '2026-07-01T07:00:00Z', true],
    ['in a deny that begins in an allow', [weekdays, friday], '2026-12-04T14:00:00Z', false],
    ['with only a deny, outside of it', [friday], '2026-12-05T03:00:00Z', true],
    ['with only a deny, in it', [friday], '2026-12-04T14:30:00Z', false],
  ] as const)('%s', (_, windows, now, open) => {
    expect(windowState(windows, at(now)).open).toBe(open);
  });

  it('say when they open', () => {
    expect(windowState([weekdays], at('2026-11-28T12:00:00Z'))).toEqual({
      open: false,
      opensAt: at('2026-11-30T08:00:00Z'),
    });
    expect(windowState([weekdays, friday], at('2026-12-04T14:30:00Z'))).toEqual({
      open: false,
      opensAt: at('2026-12-07T08:00:00Z'),
    });
    expect(windowState([friday], at('2026-12-04T14:30:00Z'))).toEqual({
      open: false,
      opensAt: at('2026-12-04T18:00:00Z'),
    });
  });

  it('say when they never open', () => {
    const always: DeploymentWindow = { ...friday, cron: '0 0 * * *', minutes: 25 * 60 };
    expect(windowState([always], at('2026-12-04T14:30:00Z'))).toEqual({
      open: false,
      opensAt: undefined,
    });
  });
});

it.each([
  ['0 9 * * 1-5', true],
  ['*/15 8-18 * * MON', true],
  ['0 9 * *', false],
  ['0 0 9 * * 1', false],
  ['61 9 * * *', false],
  ['0 0 30 2 *', false],
  ['@daily', false],
  ['', false],
])('%s is an expression: %s', (text, known) => {
  expect(isCron(text)).toBe(known);
});
