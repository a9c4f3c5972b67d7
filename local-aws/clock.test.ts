import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scaledClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('AWS time passes at the speed of the clock', () => {
  const task = vi.fn();
  scaledClock(10).after(60, task);
  vi.advanceTimersByTime(5999);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(task).toHaveBeenCalledOnce();
});

test('what is left of a wait passes at the new speed', () => {
  const task = vi.fn();
  const clock = scaledClock(10);
  clock.after(60, task);
  vi.advanceTimersByTime(3000);
  clock.setSpeed(1);
  expect(clock.speed).toBe(1);
  vi.advanceTimersByTime(29_999);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(task).toHaveBeenCalledOnce();
});

test('a cancelled task and those of a stopped clock never run', () => {
  const task = vi.fn();
  const clock = scaledClock(10);
  const cancel = clock.after(1, task);
  clock.after(2, task);
  cancel();
  clock.stop();
  vi.advanceTimersByTime(60_000);
  expect(task).not.toHaveBeenCalled();
});
