import {
  type InfiniteData,
  InfiniteQueryObserver,
  notifyManager,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEntry } from '#lib/api/activity.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { Operation } from '#lib/api/operations.ts';
import { delta, graph } from './graph.test-data.ts';
import { keys } from './keys.ts';
import { applyLiveEvent, receiveGraph } from './live-cache.ts';
import { readAgain } from './live-writes.ts';

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});

afterEach(() => client.clear());

/** A server that answers when it is told to, with what it knew when it was asked. */
class SlowServer<T> {
  asked = 0;
  readonly #waiting: PromiseWithResolvers<T>[] = [];

  readonly ask = (): Promise<T> => {
    this.asked += 1;
    const answer = Promise.withResolvers<T>();
    this.#waiting.push(answer);
    return answer.promise;
  };

  async answer(value: T): Promise<void> {
    const oldest = this.#waiting.shift();
    oldest?.resolve(value);
    await oldest?.promise;
    await new Promise<void>((resolve) => setTimeout(resolve, 1));
  }
}

const operation = (status: Operation['status'], finishedAt: string | null) =>
  ({ id: 'o', environment: 'dev', resourceId: 'r', status, finishedAt }) as Operation;

type Pages = InfiniteData<{ operations: Operation[] }>;

/** What a page shows, which TanStack Query renders by `batchCalls` as well. */
function observeOperations() {
  const server = new SlowServer<{ operations: Operation[]; next: number | null }>();
  const observer = new InfiniteQueryObserver(client, {
    queryKey: keys.operations('dev'),
    queryFn: server.ask,
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
  const shown: string[] = [];
  const show = () => {
    const [first] = observer.getCurrentResult().data?.pages[0]?.operations ?? [];
    if (first && shown.at(-1) !== first.status) shown.push(first.status);
  };
  observer.subscribe(notifyManager.batchCalls(show));
  return { server, observer, shown };
}

const ended = operation('succeeded', '2026-11-24T00:00:00.000Z');
const page = (one: Operation, next: number | null = null) => ({ operations: [one], next });

describe('an event while an answer is under way', () => {
  it('is not undone by the first answer', async () => {
    const { server, shown } = observeOperations();
    applyLiveEvent(client, { kind: 'operation', data: ended });
    await server.answer(page(operation('running', null)));
    expect(shown).toEqual(['succeeded']);
  });

  it('is not undone by a later one', async () => {
    const { server, shown } = observeOperations();
    await server.answer(page(operation('running', null)));
    applyLiveEvent(client, { kind: 'hello', data: { sequence: 1 } });
    applyLiveEvent(client, { kind: 'operation', data: ended });
    await server.answer(page(operation('running', null)));
    expect(server.asked).toBe(2);
    expect(shown).toEqual(['running', 'succeeded']);
  });

  it('is not undone by a further page', async () => {
    const { server, observer, shown } = observeOperations();
    await server.answer(page(operation('running', null), 1));
    void observer.fetchNextPage();
    applyLiveEvent(client, { kind: 'operation', data: ended });
    await server.answer(page({ ...ended, id: 'older' }));
    expect(shown).toEqual(['running', 'succeeded']);
    const pages = client.getQueryData<Pages>(keys.operations('dev'))?.pages;
    expect(pages?.map(({ operations }) => operations.map(({ id }) => id))).toEqual([
      ['o'],
      ['older'],
    ]);
  });

  it('keeps its place among entries of activity', async () => {
    const server = new SlowServer();
    const observer = new InfiniteQueryObserver(client, {
      queryKey: keys.activity('dev'),
      queryFn: server.ask,
      initialPageParam: null,
      getNextPageParam: () => null,
    });
    observer.subscribe(() => undefined);
    const entry = (sequence: number) =>
      ({
        sequence,
        environment: 'dev',
        kind: 'environment-created',
        resourceId: null,
      }) as ActivityEntry;
    for (const sequence of [2, 3])
      applyLiveEvent(client, { kind: 'activity', data: entry(sequence) });
    await server.answer({ entries: [entry(2), entry(1)], next: null });
    expect(client.getQueryData(keys.activity('dev'))).toMatchObject({
      pages: [{ entries: [{ sequence: 3 }, { sequence: 2 }, { sequence: 1 }] }],
    });
  });

  it('is part of a graph that was read before it', async () => {
    const server = new SlowServer<EnvironmentGraph>();
    new QueryObserver(client, { queryKey: keys.graph('dev'), queryFn: server.ask }).subscribe(
      () => undefined,
    );
    receiveGraph(client, 'dev', delta(4));
    receiveGraph(client, 'dev', delta(6));
    await server.answer(graph(3));
    expect(client.getQueryData(keys.graph('dev'))).toMatchObject({ revision: 4 });
    await server.answer(graph(6));
    expect(client.getQueryData(keys.graph('dev'))).toMatchObject({ revision: 6 });
    expect(server.asked).toBe(2);
  });
});

describe('readAgain', () => {
  it('asks again after a first answer, once', async () => {
    const { server, shown } = observeOperations();
    for (const _ of [1, 2, 3]) readAgain(client);
    expect(server.asked).toBe(1);
    await server.answer(page(operation('running', null)));
    expect(server.asked).toBe(2);
    await server.answer(page(ended));
    expect(shown).toEqual(['running', 'succeeded']);
    expect(server.asked).toBe(2);
  });

  it('does not lose a further page', async () => {
    const { server, observer } = observeOperations();
    await server.answer(page(ended, 1));
    void observer.fetchNextPage();
    readAgain(client, { queryKey: keys.operations('dev') });
    await server.answer(page({ ...ended, id: 'older' }));
    expect(client.getQueryData<Pages>(keys.operations('dev'))?.pages).toHaveLength(2);
    expect(server.asked).toBe(3);
  });

  it('reads only what matches', async () => {
    const { server } = observeOperations();
    readAgain(client, { queryKey: keys.operations('other') });
    await server.answer(page(ended));
    expect(server.asked).toBe(1);
  });
});
