import type { LogEventRecord } from './log-event-store.ts';

/** An event's id: 56 digits that order events by time and, within one stream, by arrival. */
export function eventId({ timestampMs, sequence }: LogEventRecord): string {
  return `3${String(timestampMs).padStart(19, '0')}${String(sequence).padStart(36, '0')}`;
}

/** The id just before or behind another one. */
export function nextTo(id: string, step: 1 | -1): string {
  return String(BigInt(id) + BigInt(step)).padStart(id.length, '0');
}

/** Before every event. */
export const firstPosition = `3${'0'.repeat(55)}`;

export type Direction = 'f' | 'b';

export function pageToken(direction: Direction, id: string): string {
  return `${direction}/${id}/s`;
}

/** Undefined for what GetLogEvents never gave out. */
export function readPageToken(token: string): { direction: Direction; id: string } | undefined {
  const [, direction, id] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? [];
  if ((direction !== 'f' && direction !== 'b') || id === undefined) return undefined;
  return { direction, id };
}
