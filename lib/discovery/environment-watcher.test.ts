import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentWatcher, type Look } from './environment-watcher.ts';

const intervals = {
  leastMs: 500,
  movingMs: 2_000,
  unwatchedMs: 15_000,
  restMs: 10_000,
  toldMs: 60_000,
  openingMs: 2_000,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A watcher whose discoveries begin when it says so and end when the test says so. */
function watcherUnderTest() {
  const begun: { name: string; atMs: number }[] = [];
  const pending: ((result: Look | Error) => void)[] = [];
  const awaited: { queueUrl: string; tell: (result: boolean | Error) => void }[] = [];
  const start = performance.now();
  const watcher = new EnvironmentWatcher({
    log: pino({ level: 'silent' }),
    intervals,
    refresh: (name) => {
      begun.push({ name, atMs: performance.now() - start });
      return new Promise((resolve, reject) => {
        pending.push((result) => (result instanceof Error ? reject(result) : resolve(result)));
      });
    },
    awaitChange: (_, queueUrl, signal) =>
      new Promise((resolve, reject) => {
        awaited.push({
          queueUrl,
          tell: (result) => (result instanceof Error ? reject(result) : resolve(result)),
        });
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  });
  return {
    watcher,
    begun,
    /** Ends the discovery that is under way; anything may be moving still, and have a queue. */
    end: async (result: boolean | Error = false, changeQueue?: string) => {
      pending.shift()?.(result instanceof Error ? result : { moving: result, changeQueue });
      await vi.advanceTimersByTimeAsync(0);
    },
    /** Queues that are listened to or were. */
    awaited,
    /** What the queue that was listened to last says. */
    tell: async (result: boolean | Error) => {
      awaited.at(-1)?.tell(result);
      await vi.advanceTimersByTimeAsync(0);
    },
    times: () => begun.map(({ atMs }) => Math.round(atMs)),
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('EnvironmentWatcher', () => {
  it('discovers at once, then seldom while someone looks', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.watch('dev');
    await pass(0);
    await end();
    await pass(10_000);
    await end();
    await pass(10_000);
    expect(times()).toEqual([0, 10_000, 20_000]);
  });

  it('lets a page be opened before it does what takes long', async () => {
    const { watcher, times, end } = watcherUnderTest();
    const lookFor = async (ms: number) => {
      await pass(ms);
      await end();
    };
    watcher.watch('dev')();
    watcher.moved('dev');
    await pass(0);
    await lookFor(800);
    await pass(10_000);
    watcher.watch('dev');
    await pass(799);
    expect(times()).toEqual([0]);
    await pass(1);
    await lookFor(6_000);
    expect(times()).toEqual([0, 11_600]);
    await pass(5_000);
    watcher.watch('dev');
    await pass(1_999);
    expect(times()).toEqual([0, 11_600]);
    await pass(1);
    expect(times()).toEqual([0, 11_600, 24_600]);
  });

  it('makes one discovery for all who come while it goes on', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.watch('dev');
    await pass(1_000);
    watcher.watch('dev');
    await pass(1_000);
    await end();
    await pass(9_999);
    expect(times()).toEqual([0]);
    await pass(1);
    expect(times()).toEqual([0, 12_000]);
  });

  it('does not do it where whoever came has left by then, unless it was expected', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.moved('dev');
    await pass(3_000);
    await end();
    await pass(1_000);
    watcher.watch('dev')();
    await pass(60_000);
    expect(times()).toEqual([0]);
    watcher.moved('dev');
    watcher.watch('dev')();
    await pass(0);
    expect(times()).toEqual([0, 64_000]);
  });

  it('discovers often while something moves and someone looks', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.watch('dev');
    await pass(0);
    await end(true);
    await pass(2_000);
    await end(true);
    await pass(2_000);
    await end(false);
    await pass(9_000);
    expect(times()).toEqual([0, 2_000, 4_000]);
  });

  it('discovers seldom while something moves and nobody looks', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.moved('dev');
    await pass(0);
    await end(true);
    await pass(15_000);
    await end(true);
    await pass(15_000);
    await end(false);
    await pass(60_000);
    expect(times()).toEqual([0, 15_000, 30_000]);
  });

  it('discovers at once when someone comes to look at what moves', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.moved('dev');
    await pass(0);
    await end(true);
    await pass(1_000);
    watcher.watch('dev');
    await pass(0);
    await end(true);
    await pass(2_000);
    expect(times()).toEqual([0, 1_000, 3_000]);
  });

  it('slows down once the last one has left what moves', async () => {
    const { watcher, times, end } = watcherUnderTest();
    const leave = watcher.watch('dev');
    await pass(0);
    await end(true);
    leave();
    await pass(2_000);
    await end(true);
    await pass(14_000);
    expect(times()).toEqual([0, 2_000]);
    await pass(1_000);
    expect(times()).toEqual([0, 2_000, 17_000]);
  });

  it('makes one discovery of many reasons, and one more for what came meanwhile', async () => {
    const { watcher, times, end } = watcherUnderTest();
    for (let n = 0; n < 10; n += 1) watcher.moved('dev');
    await pass(0);
    for (let n = 0; n < 10; n += 1) watcher.moved('dev');
    await pass(5_000);
    expect(times()).toEqual([0]);
    await end();
    await pass(500);
    expect(times()).toEqual([0, 5_500]);
    await end();
    await pass(60_000);
    expect(times()).toEqual([0, 5_500]);
  });

  it('keeps the least interval though nobody looks', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.moved('dev');
    await pass(0);
    await end();
    await pass(100);
    watcher.moved('dev');
    await pass(300);
    watcher.moved('dev');
    await pass(1_000);
    expect(times()).toEqual([0, 500]);
  });

  it('discovers once for however many look, until the last one leaves', async () => {
    const { watcher, times, end } = watcherUnderTest();
    const leave = [watcher.watch('dev'), watcher.watch('dev'), watcher.watch('dev')];
    await pass(0);
    await end();
    leave[0]?.();
    leave[0]?.();
    leave[1]?.();
    await pass(10_000);
    await end();
    leave[2]?.();
    await pass(60_000);
    expect(times()).toEqual([0, 10_000]);
  });

  it('sees to what moved though the last one leaves', async () => {
    const { watcher, times, end } = watcherUnderTest();
    const leave = watcher.watch('dev');
    await pass(0);
    await end();
    await pass(100);
    watcher.moved('dev');
    leave();
    await pass(60_000);
    expect(times()).toEqual([0, 500]);
  });

  it('goes on after a discovery that failed', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.watch('dev');
    await pass(0);
    await end(new Error('AWS is away'));
    await pass(10_000);
    expect(times()).toEqual([0, 10_000]);
  });

  it('discovers different environments at the same time', async () => {
    const { watcher, begun } = watcherUnderTest();
    watcher.moved('dev');
    watcher.moved('prod');
    await pass(0);
    expect(begun.map(({ name }) => name)).toEqual(['dev', 'prod']);
  });

  it('stops: waits for what is under way and begins nothing more', async () => {
    const { watcher, times, end } = watcherUnderTest();
    watcher.watch('dev');
    await pass(0);
    const stopped = vi.fn<() => void>();
    void watcher.stop().then(stopped);
    await pass(5_000);
    expect(stopped).not.toHaveBeenCalled();
    await end(true);
    expect(stopped).toHaveBeenCalled();
    watcher.moved('dev');
    await pass(60_000);
    expect(times()).toEqual([0]);
  });

  describe('with a queue of change events', () => {
    const queue = 'https://sqs.us-east-2.amazonaws.com/1/dev-change-events';

    it('discovers when it is told, and seldom otherwise', async () => {
      const { watcher, times, end, tell, awaited } = watcherUnderTest();
      watcher.watch('dev');
      await pass(0);
      await end(false, queue);
      await tell(false);
      await pass(10_000);
      await end(false, queue);
      await pass(30_000);
      await tell(true);
      await end(false, queue);
      await pass(60_000);
      expect(times()).toEqual([0, 10_000, 40_000, 100_000]);
      expect(new Set(awaited.map(({ queueUrl }) => queueUrl))).toEqual(new Set([queue]));
    });

    it('asks as often as without, until the queue has answered', async () => {
      const { watcher, times, end } = watcherUnderTest();
      watcher.watch('dev');
      await pass(0);
      await end(false, queue);
      await pass(10_000);
      expect(times()).toEqual([0, 10_000]);
    });

    it('does not discover for each of the events of what moves', async () => {
      const { watcher, times, end, tell } = watcherUnderTest();
      watcher.watch('dev');
      await pass(0);
      await end(true, queue);
      for (let n = 0; n < 20; n += 1) await tell(true);
      await pass(1_900);
      expect(times()).toEqual([0]);
      await pass(100);
      expect(times()).toEqual([0, 2_000]);
    });

    it('looks at once, and often again, when the queue cannot be read any more', async () => {
      const { watcher, times, end, tell } = watcherUnderTest();
      watcher.watch('dev');
      await pass(0);
      await end(false, queue);
      await tell(false);
      await pass(10_000);
      await end(false, queue);
      await pass(5_000);
      await tell(new Error('denied'));
      await end(false, queue);
      await pass(10_000);
      expect(times()).toEqual([0, 10_000, 15_000, 25_000]);
    });

    it('listens once for however many look, and to nothing once they have left', async () => {
      const { watcher, end, tell, awaited } = watcherUnderTest();
      const leave = [watcher.watch('dev'), watcher.watch('dev')];
      await pass(0);
      await end(false, queue);
      expect(awaited).toHaveLength(1);
      leave[0]?.();
      await tell(false);
      expect(awaited).toHaveLength(2);
      leave[1]?.();
      await pass(600_000);
      expect(awaited).toHaveLength(2);
    });

    it('does not listen while nobody looks', async () => {
      const { watcher, end, awaited } = watcherUnderTest();
      watcher.moved('dev');
      await pass(0);
      await end(true, queue);
      expect(awaited).toHaveLength(0);
    });

    it('stops while it waits for events', async () => {
      const { watcher, end } = watcherUnderTest();
      watcher.watch('dev');
      await pass(0);
      await end(false, queue);
      await watcher.stop();
      await pass(60_000);
    });
  });
});
