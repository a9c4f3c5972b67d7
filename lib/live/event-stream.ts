import { detailKinds, type LiveEvent } from '#lib/api/stream.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Rights } from '#lib/identity/rights.ts';
import type { LiveHub, SequencedEvent } from './hub.ts';

export interface StreamRequest {
  /** The one environment to follow in detail; absent, all of them in outline. */
  readonly environmentName: string | undefined;
  /** Sequence of the last event the browser has, or that is older than what it has read; absent, it begins anew. */
  readonly lastEventId: number | undefined;
  readonly signal: AbortSignal;
  readonly rights: Rights;
  /** What the browser's person may do by now. Throws once they are not signed in any more. */
  rightsNow(): Promise<Rights>;
  /** Called when the browser is gone. */
  readonly onClose: () => void;
}

const keepAliveMs = 15_000;
const retryMs = 1_000;
/** Events a slow browser may be behind before it has to start again. */
const highWaterMark = 2_000;

/**
 * A server-sent event stream (HTML Living Standard, section 9.2). It resumes after the browser's last
 * event where the outbox still has what followed; otherwise it begins with `hello`.
 */
export async function openEventStream(
  hub: LiveHub,
  request: StreamRequest,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const waiting: SequencedEvent[] = [];
  let deliver: (events: readonly SequencedEvent[]) => void = (events) => {
    waiting.push(...events);
  };
  const unfollow = hub.follow((events) => deliver(events));
  let keepAlive: NodeJS.Timeout | undefined;
  let { rights } = request;
  let open = true;
  const stop = () => {
    open = false;
    clearInterval(keepAlive);
    unfollow();
    request.onClose();
  };
  const backlog = await backlogOf(hub, request.lastEventId).catch((error: unknown) => {
    stop();
    throw error;
  });

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let sent = backlog.sequence;
        const write = (text: string) => controller.enqueue(encoder.encode(text));
        const close = () => {
          if (!open) return;
          stop();
          controller.close();
        };
        /** At news of rights, and beside each sign of life, since a session also ends by itself. */
        const lookAgain = async () => {
          try {
            rights = await request.rightsNow();
          } catch (error) {
            if (error instanceof AppError && error.code === 'not-signed-in') close();
            return;
          }
          const { environmentName } = request;
          if (environmentName && !rights.may('view', environmentName)) close();
        };
        deliver = (events) => {
          for (const { sequence, environmentName, event } of events) {
            if (!open || sequence <= sent) continue;
            sent = sequence;
            if (isWanted(event, environmentName, request, rights)) write(frame(sequence, event));
            if (event.kind === 'rights') lookAgain();
          }
          if ((controller.desiredSize ?? 0) < -highWaterMark) close();
        };
        if (request.signal.aborted) return close();
        request.signal.addEventListener('abort', close, { once: true });
        write(`retry: ${retryMs}\n\n`);
        if (backlog.hello) {
          write(frame(sent, { kind: 'hello', data: { sequence: sent } }));
        }
        deliver(backlog.events);
        deliver(waiting);
        if (!open) return;
        keepAlive = setInterval(() => {
          write(': keep-alive\n\n');
          lookAgain();
        }, keepAliveMs);
      },
      cancel: stop,
    },
    { highWaterMark: 1 },
  );
}

interface Backlog {
  readonly hello: boolean;
  readonly sequence: number;
  readonly events: readonly SequencedEvent[];
}

async function backlogOf(hub: LiveHub, lastEventId: number | undefined): Promise<Backlog> {
  const missed = lastEventId === undefined ? undefined : await hub.since(lastEventId);
  if (missed && lastEventId !== undefined) {
    return { hello: false, sequence: lastEventId, events: missed };
  }
  return { hello: true, sequence: await hub.head(), events: [] };
}

function isWanted(
  event: LiveEvent,
  environmentName: string,
  request: StreamRequest,
  rights: Rights,
): boolean {
  if (event.kind === 'rights') return true;
  if (!rights.may('view', environmentName)) return false;
  if (request.environmentName === undefined) return !detailKinds.has(event.kind);
  return environmentName === request.environmentName || event.kind === 'environment';
}

function frame(sequence: number, event: LiveEvent): string {
  return `id: ${sequence}\nevent: ${event.kind}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
