import pino from 'pino';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { LiveEvent } from '#lib/api/stream.ts';
import { type Db, prismaOver } from '#lib/db/client.ts';
import { describeOnEveryDatabase } from '#lib/db/databases-for-tests.ts';
import { migrate } from '#lib/db/migrate.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { publishRights } from '#lib/identity/publish-rights.ts';
import { allRights, type Rights, rightsOf } from '#lib/identity/rights.ts';
import { openEventStream } from './event-stream.ts';
import { forgetOldEvents } from './forget-old-events.ts';
import { LiveHub } from './hub.ts';
import { listenForEvents } from './listen.ts';
import { publish } from './publish.ts';

const log = pino({ level: 'silent' });
const forgotten = new Date(Date.now() + 48 * 3_600_000);

interface Frame {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly name?: string; readonly sequence?: number };
}

/** Reads server-sent events as a browser does. */
function follow(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const frames: Frame[] = [];
  let text = '';
  const read = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    if (done) return false;
    text += decoder.decode(value, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const found = /^id: (\d+)\nevent: ([\w-]+)\ndata: (.*)$/.exec(part);
      if (found) {
        const [, id, event = '', data = ''] = found;
        frames.push({ id: Number(id), event, data: JSON.parse(data) });
      } else expect(part).toMatch(/^(retry: \d+|: keep-alive)$/);
    }
    return true;
  };
  return {
    frames,
    async until(count: number) {
      while (frames.length < count && (await read()));
      return frames;
    },
    async toTheEnd() {
      while (await read());
      return frames;
    },
    cancel: () => reader.cancel(),
  };
}

describeOnEveryDatabase('live events', (of) => {
  let db: Db;
  let hub: LiveHub;
  const closed = vi.fn<() => void>();

  beforeAll(async () => {
    await migrate(of().database.pool, 'prisma/migrations');
    db = prismaOver(of().database.pool);
  });

  beforeEach(async () => {
    closed.mockReset();
    hub = new LiveHub(db, log);
    await hub.start();
  });

  afterEach(() => hub.stop());

  const event = (name: string, kind: 'environment' | 'graph' | 'environment-removed') =>
    ({ kind, data: { name } }) as unknown as Exclude<LiveEvent, { kind: 'hello' }>;

  const write = async (
    names: readonly string[],
    environmentName = 'dev',
    kind: 'graph' | 'environment' = 'graph',
  ) => {
    await db.$transaction((tx) =>
      publish(
        tx,
        names.map((name) => ({ environmentName, event: event(name, kind) })),
      ),
    );
    hub.wake();
  };

  const open = (more: {
    environmentName?: string;
    lastEventId?: number;
    signal?: AbortSignal;
    rights?: Rights;
    rightsNow?: () => Promise<Rights>;
  }) =>
    openEventStream(hub, {
      environmentName: 'environmentName' in more ? more.environmentName : 'dev',
      lastEventId: more.lastEventId,
      signal: more.signal ?? new AbortController().signal,
      rights: more.rights ?? allRights,
      rightsNow: more.rightsNow ?? (async () => more.rights ?? allRights),
      onClose: closed,
    }).then(follow);

  const namesOf = (frames: readonly Frame[]) => frames.map(({ data }) => data.name);

  it('reach everybody in the order of their commits', async () => {
    const streams = await Promise.all([open({}), open({})]);
    await Promise.all(Array.from({ length: 10 }, (_, n) => write([`${n}a`, `${n}b`])));
    for (const stream of streams) {
      const [hello, ...frames] = await stream.until(21);
      expect(hello).toMatchObject({ event: 'hello' });
      const ids = frames.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(new Set(namesOf(frames)).size).toBe(20);
      await stream.cancel();
    }
    expect(closed).toHaveBeenCalledTimes(2);
  });

  it('go on after the last one a browser has, without a gap or a repetition', async () => {
    const first = await open({});
    await write(['one', 'two']);
    const known = (await first.until(3)).at(1);
    await first.cancel();
    await write(['three']);
    const again = await open({ lastEventId: known?.id ?? 0 });
    await write(['four']);
    expect(namesOf(await again.until(3))).toEqual(['two', 'three', 'four']);
    await again.cancel();
  });

  it('begin anew with hello where they are forgotten, too many, or of another outbox', async () => {
    const head = await hub.head();
    await write(['old', 'older']);
    await forgetOldEvents(db, forgotten);
    await write(['new']);
    const sequence = await hub.head();
    for (const lastEventId of [head, sequence + 1_000]) {
      const stream = await open({ lastEventId });
      expect(await stream.until(1)).toEqual([{ id: sequence, event: 'hello', data: { sequence } }]);
      await stream.cancel();
    }
    await write(Array.from({ length: 2_600 }, (_, n) => `${n}`));
    const late = await open({ lastEventId: sequence });
    expect(await late.until(1)).toMatchObject([{ event: 'hello' }]);
    await late.cancel();
  });

  it('are in outline for all environments, in detail for one', async () => {
    const outline = await open({ environmentName: undefined });
    const detail = await open({ environmentName: 'dev' });
    await db.$transaction((tx) =>
      publish(tx, [
        { environmentName: 'dev', event: event('dev graph', 'graph') },
        { environmentName: 'prod', event: event('prod graph', 'graph') },
        { environmentName: 'prod', event: event('prod removed', 'environment-removed') },
        { environmentName: 'prod', event: event('prod', 'environment') },
        { environmentName: 'dev', event: event('dev', 'environment') },
      ]),
    );
    hub.wake();
    expect(namesOf((await outline.until(4)).slice(1))).toEqual(['prod removed', 'prod', 'dev']);
    expect(namesOf((await detail.until(4)).slice(1))).toEqual(['dev graph', 'prod', 'dev']);
    await outline.cancel();
    await detail.cancel();
  });

  const viewing = (environment: string) => rightsOf([{ permissions: ['view'], environment }]);
  const tellOfRights = async () => {
    await db.$transaction((tx) => publishRights(tx));
    hub.wake();
  };

  it('follow what their reader may see by now, as soon as rights change', async () => {
    let rights = viewing('dev');
    const rightsNow = vi.fn(async () => rights);
    const stream = await open({ environmentName: undefined, rights, rightsNow });
    await write(['unseen'], 'prod', 'environment');
    await write(['seen'], 'dev', 'environment');
    expect(namesOf((await stream.until(2)).slice(1))).toEqual(['seen']);
    rights = viewing('prod');
    await tellOfRights();
    expect((await stream.until(3)).at(-1)).toMatchObject({ event: 'rights', data: {} });
    await vi.waitFor(() => expect(rightsNow).toHaveReturned());
    await write(['seen now'], 'prod', 'environment');
    expect(namesOf(await stream.until(4))).toContain('seen now');
    await stream.cancel();
  });

  it.each<[string, () => Promise<Rights>]>([
    ['is signed out', () => Promise.reject(new AppError('not-signed-in', 'Sign in.'))],
    ['may not see the environment any more', async () => viewing('prod')],
  ])('end for whoever %s', async (_, rightsNow) => {
    const stream = await open({ rightsNow });
    await stream.until(1);
    await tellOfRights();
    await stream.toTheEnd();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('go on where it cannot be asked at the moment what their reader may do', async () => {
    const stream = await open({ rightsNow: () => Promise.reject(new Error('database away')) });
    await stream.until(1);
    await tellOfRights();
    await stream.until(2);
    await write(['still there']);
    expect(namesOf(await stream.until(3))).toContain('still there');
    await stream.cancel();
  });

  it('end for a browser that is too slow, which then goes on where it was', async () => {
    const slow = await open({});
    const brisk = await open({});
    const count = 2_200;
    await write(Array.from({ length: count }, (_, n) => `${n}`));
    const all = await brisk.until(count + 1);
    expect(all).toHaveLength(count + 1);
    const some = await slow.toTheEnd();
    expect(closed).toHaveBeenCalledTimes(1);
    const resumed = await open({ lastEventId: some.at(-1)?.id ?? 0 });
    await write(['after']);
    const missed = count + 1 - some.length;
    expect([...namesOf(some), ...namesOf(await resumed.until(missed + 1))]).toEqual([
      ...namesOf(all),
      'after',
    ]);
    await brisk.cancel();
    await resumed.cancel();
  });

  it('end with the request, also where it had ended before they began', async () => {
    const controller = new AbortController();
    const stream = await open({ signal: controller.signal });
    await stream.until(1);
    controller.abort();
    await stream.toTheEnd();
    expect(closed).toHaveBeenCalledTimes(1);
    expect(await (await open({ signal: controller.signal })).toTheEnd()).toEqual([]);
    expect(closed).toHaveBeenCalledTimes(2);
    await write(['nobody listens']);
  });

  it('leave nothing behind where a stream could not be opened', async () => {
    const broken = vi.spyOn(hub, 'head').mockRejectedValue(new Error('no database'));
    await expect(open({})).rejects.toThrow('no database');
    expect(closed).toHaveBeenCalledTimes(1);
    broken.mockRestore();
  });

  it('are heard of from other instances, also after the connection was cut', async () => {
    const { database, server } = of();
    const heard = vi.fn<() => void>();
    const unlisten = await listenForEvents(database, heard, log);
    if (server) {
      await write(['from elsewhere']);
      await expect.poll(() => heard.mock.calls.length).toBeGreaterThanOrEqual(2);
      await server.disconnectEverybody();
      const before = heard.mock.calls.length;
      await expect.poll(() => heard.mock.calls.length, { timeout: 5_000 }).toBeGreaterThan(before);
      const afterwards = heard.mock.calls.length;
      await write(['from elsewhere']);
      await expect.poll(() => heard.mock.calls.length).toBeGreaterThan(afterwards);
    } else expect(heard).not.toHaveBeenCalled();
    await unlisten();
  });
});
