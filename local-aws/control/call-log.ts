import type { ServiceId } from '../service.ts';

export interface ReceivedCall {
  readonly sequence: number;
  readonly service: ServiceId;
  readonly operation: string;
  readonly at: string;
  readonly ms: number;
  /** 0 where the connection was dropped. */
  readonly status: number;
}

export interface CallLog {
  add(call: Omit<ReceivedCall, 'sequence'>): void;
  /** Counts since the start, and the calls that are still remembered after a sequence number or an ISO time. */
  report(since?: string): CallReport;
}

export interface CallReport {
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly last: number;
  readonly calls: readonly ReceivedCall[];
}

/** Remembers the last `capacity` calls that came over the wire. */
export function callLog(capacity: number): CallLog {
  const ring: ReceivedCall[] = [];
  const counts = new Map<string, number>();
  let last = 0;
  return {
    add(call) {
      last += 1;
      ring.push({ sequence: last, ...call });
      if (ring.length > capacity) ring.shift();
      const key = `${call.service}.${call.operation}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    report(since) {
      const calls = ring.filter((call) => since === undefined || isAfter(call, since));
      return { total: last, counts: Object.fromEntries(counts), last, calls };
    },
  };
}

function isAfter(call: ReceivedCall, since: string): boolean {
  return /^\d+$/.test(since) ? call.sequence > Number(since) : call.at > since;
}
