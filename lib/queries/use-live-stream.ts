import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { apiPrefix } from '#lib/api/endpoint.ts';
import type { LiveEvent, LiveEventKind } from '#lib/api/stream.ts';
import { keys } from './keys.ts';
import { applyLiveEvent, receiveGraph } from './live-cache.ts';
import { StreamStartContext } from './stream-start.ts';

const listened: Readonly<Record<LiveEventKind, true>> = {
  hello: true,
  environment: true,
  'environment-removed': true,
  deployment: true,
  'stack-event': true,
  graph: true,
  operation: true,
  activity: true,
  terraform: true,
  github: true,
  notifications: true,
  rights: true,
};

const kinds = Object.keys(listened) as LiveEventKind[];

export type Connection = 'connecting' | 'live' | 'lost';

/**
 * Follows the live stream of one environment, or of all in outline, and writes it into the query
 * cache. The first one goes on from where its page was made; the browser reconnects by itself and resumes
 * after the last event it has.
 */
export function useLiveStream(environmentName?: string): Connection {
  const client = useQueryClient();
  const start = useContext(StreamStartContext);
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const source = new EventSource(streamAddress(environmentName, start.take()));
    const receiver = new BurstReceiver((events) => {
      for (const event of events) receive(client, environmentName, event);
    });
    source.onopen = () => setConnection('live');
    source.onerror = () => {
      setConnection('lost');
      // It does not try again by itself after a refusal: of a session that has ended, above all.
      if (source.readyState === EventSource.CLOSED) {
        client.invalidateQueries({ queryKey: keys.session });
      }
    };
    for (const kind of kinds) {
      source.addEventListener(kind, (message: MessageEvent<string>) =>
        receiver.add({ kind, data: JSON.parse(message.data) } as LiveEvent),
      );
    }
    return () => {
      source.close();
      receiver.stop();
    };
  }, [client, environmentName, start]);
  return connection;
}

function streamAddress(environmentName: string | undefined, after: number | undefined): string {
  const search = new URLSearchParams();
  if (environmentName) search.set('environment', environmentName);
  if (after !== undefined) search.set('after', String(after));
  return `${apiPrefix}/stream?${search}`;
}

const frameMs = 16;

/** Events that arrive together, or within a frame of the last ones, are applied together: they are rendered once. */
class BurstReceiver {
  readonly #apply: (events: readonly LiveEvent[]) => void;
  #waiting: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #appliedAt = Number.NEGATIVE_INFINITY;

  constructor(apply: (events: readonly LiveEvent[]) => void) {
    this.#apply = apply;
  }

  add(event: LiveEvent): void {
    this.#waiting.push(event);
    const delayMs = Math.max(0, this.#appliedAt + frameMs - performance.now());
    this.#timer ??= setTimeout(() => this.#flush(), delayMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    const events = this.#waiting;
    this.#waiting = [];
    this.#timer = undefined;
    notifyManager.batch(() => this.#apply(events));
    this.#appliedAt = performance.now();
  }
}

function receive(client: QueryClient, environmentName: string | undefined, event: LiveEvent): void {
  if (event.kind !== 'graph') applyLiveEvent(client, event);
  else if (environmentName) receiveGraph(client, environmentName, event.data);
}
