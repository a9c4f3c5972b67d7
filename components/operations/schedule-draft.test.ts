import { expect, test } from 'vitest';
import { draftOf, draftProblems, scheduleOf } from './schedule-draft.ts';

const officeHours = draftOf(null, 'Europe/Berlin');

test('a first draft is office hours, off, and may be saved', () => {
  expect(officeHours).toMatchObject({ enabled: false, parkAt: '19:00' });
  expect(draftProblems(officeHours)).toEqual({});
});

test('what was saved is edited as it was', () => {
  const saved = { ...scheduleOf({ ...officeHours, wakeAt: '' }), changedBy: 'somebody' };
  expect(saved.wakeAt).toBeNull();
  const draft = draftOf({ ...saved, next: null, waitingReason: null }, 'UTC');
  expect(draft).toEqual({ ...officeHours, wakeAt: '' });
});

test.each([
  [{ days: [] }, 'days'],
  [{ wakeAt: '8' }, 'wakeAt'],
  [{ parkAt: '' }, 'parkAt'],
  [{ parkAt: '07:00' }, 'parkAt'],
  [{ timeZone: 'Nowhere' }, 'timeZone'],
] as const)('%j is a problem of %s', (change, field) => {
  expect(Object.keys(draftProblems({ ...officeHours, ...change }))).toEqual([field]);
});
