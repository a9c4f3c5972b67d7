import type { CallContext } from '../../service.ts';
import type { LogGroupRecord } from './log-group-store.ts';
import {
  forgetLogStream,
  type LogStreamRecord,
  logStreams,
  saveLogStream,
} from './log-stream-store.ts';

export interface LogEventRecord {
  readonly sequence: number;
  readonly timestampMs: number;
  readonly ingestedAtMs: number;
  readonly message: string;
}

interface Chunk {
  readonly events: readonly LogEventRecord[];
}

/** Events lie in chunks, so that a write touches few of them; the oldest chunk makes room for a new one. */
const chunkSize = 200;
const keptChunks = 600;

const dayMs = 86_400_000;

const collectionOf = ({ logGroupName, logStreamName }: LogStreamRecord) =>
  `logs.event:${logGroupName}:${logStreamName}`;

/** Before which the group's retention discards events; undefined where it keeps them for good. */
export function retainedFromMs(ctx: CallContext, group: LogGroupRecord): number | undefined {
  const { retentionInDays } = group;
  return retentionInDays && ctx.clock.now().getTime() - retentionInDays * dayMs;
}

/** What a stream still holds, ordered by time. */
export function logEvents(
  ctx: CallContext,
  group: LogGroupRecord,
  stream: LogStreamRecord,
): LogEventRecord[] {
  const fromMs = retainedFromMs(ctx, group) ?? Number.NEGATIVE_INFINITY;
  return ctx.store
    .list<Chunk>(collectionOf(stream))
    .flatMap(({ events }) => events)
    .filter(({ timestampMs }) => timestampMs >= fromMs)
    .sort((a, b) => a.timestampMs - b.timestampMs || a.sequence - b.sequence);
}

export function appendLogEvents(
  ctx: CallContext,
  stream: LogStreamRecord,
  added: ReadonlyArray<Omit<LogEventRecord, 'sequence' | 'ingestedAtMs'>>,
): void {
  const ingestedAtMs = ctx.clock.now().getTime();
  const numbered = added.map((event, index) => ({
    ...event,
    ingestedAtMs,
    sequence: stream.nextSequence + index,
  }));
  const byChunk = Map.groupBy(numbered, ({ sequence }) => Math.floor(sequence / chunkSize));
  ctx.store.transaction(() => {
    for (const [number, events] of byChunk) {
      const chunk = ctx.store.get<Chunk>(collectionOf(stream), String(number));
      ctx.store.put<Chunk>(collectionOf(stream), String(number), {
        events: [...(chunk?.events ?? []), ...events],
      });
    }
    saveLogStream(ctx, dropOldest(ctx, extended(stream, numbered, ingestedAtMs)));
  });
}

function extended(
  stream: LogStreamRecord,
  added: readonly LogEventRecord[],
  lastIngestionMs: number,
): LogStreamRecord {
  const times = added.map(({ timestampMs }) => timestampMs);
  return {
    ...stream,
    firstEventMs: Math.min(stream.firstEventMs ?? Number.POSITIVE_INFINITY, ...times),
    lastEventMs: Math.max(stream.lastEventMs ?? 0, ...times),
    lastIngestionMs,
    nextSequence: stream.nextSequence + added.length,
    storedBytes: added.reduce((sum, each) => sum + bytesOf(each.message), stream.storedBytes),
  };
}

/** Source: "the sum of all event messages in UTF-8, plus 26 bytes for each log event", PutLogEvents. */
export function bytesOf(message: string): number {
  return Buffer.byteLength(message) + 26;
}

function dropOldest(ctx: CallContext, stream: LogStreamRecord): LogStreamRecord {
  const newest = Math.floor((stream.nextSequence - 1) / chunkSize);
  const oldestChunk = Math.max(stream.oldestChunk, newest - keptChunks + 1);
  for (let number = stream.oldestChunk; number < oldestChunk; number += 1) {
    ctx.store.delete(collectionOf(stream), String(number));
  }
  return { ...stream, oldestChunk };
}

export function removeLogStream(ctx: CallContext, stream: LogStreamRecord): void {
  const newest = Math.floor(stream.nextSequence / chunkSize);
  ctx.store.transaction(() => {
    for (let number = stream.oldestChunk; number <= newest; number += 1) {
      ctx.store.delete(collectionOf(stream), String(number));
    }
    forgetLogStream(ctx, stream);
  });
}

export function removeLogStreams(ctx: CallContext, logGroupName: string): void {
  for (const stream of logStreams(ctx, logGroupName)) removeLogStream(ctx, stream);
}
