import { expect, test } from 'vitest';
import { stepAddress, timeOfStep } from './step-text.ts';

test.each([
  [null, null, undefined],
  ['2026-01-31T00:00:00Z', null, undefined],
  ['2026-01-31T00:00:00Z', '2026-01-31T00:01:05Z', '1 min 5 s'],
])('from %s to %s are %s', (startedAt, endedAt, text) => {
  expect(timeOfStep({ startedAt, endedAt })).toBe(text);
});

test.each([
  ['job', 'jr_1', '/environments/dev/runs?resource=it&run=jr_1'],
  ['job', null, '/environments/dev/runs?resource=it&run=2026-01-31T00%3A00%3A00Z'],
  ['crawler', null, '/environments/dev/runs?resource=it&run=2026-01-31T00%3A00%3A00Z'],
  ['trigger', null, '/environments/dev/architecture?view=etl&resource=it'],
] as const)('a %s of the run %s is found at %s', (kind, runId, address) => {
  const step = { kind, name: 'it', runId, startedAt: '2026-01-31T00:00:00Z' };
  expect(stepAddress('dev', step)).toBe(address);
});

test('what has not begun leads to all runs', () => {
  const step = { kind: 'job', name: 'it', runId: null, startedAt: null } as const;
  expect(stepAddress('dev', step)).toBe('/environments/dev/runs?resource=it');
});
