import { useQuery } from '@tanstack/react-query';
import type { LogLine } from '#lib/api/runs.ts';

/** What is written is shown no older than this and what it takes to ask. */
const growingMs = 2_000;
const lateLinesMs = 30_000;

interface LogSource {
  readonly queryKey: readonly unknown[];
  /** When what writes it ended, ISO 8601; null while it is at work. */
  readonly endedAt: string | null;
  readPage(
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly lines: readonly LogLine[]; readonly next: string | null }>;
}

interface ReadLog {
  readonly lines: readonly LogLine[];
  readonly next: string | undefined;
}

/** A log, read on from where it was read to, shown as it comes, and read again while it may grow. */
export const useLog = ({ queryKey, endedAt, readPage }: LogSource) =>
  useQuery({
    queryKey,
    queryFn: async ({ client, signal }) => {
      let read = client.getQueryData<ReadLog>(queryKey) ?? { lines: [], next: undefined };
      for (;;) {
        const page = await readPage(read.next, signal);
        if (page.lines.length === 0) return { ...read, next: page.next ?? undefined };
        read = { lines: [...read.lines, ...page.lines], next: page.next ?? undefined };
        client.setQueryData(queryKey, read);
      }
    },
    structuralSharing: false,
    staleTime: 0,
    refetchInterval: () => (mayGrow(endedAt) ? growingMs : false),
  });

/** The last lines come some seconds after the end. */
function mayGrow(endedAt: string | null): boolean {
  return endedAt === null || Date.now() - Date.parse(endedAt) < lateLinesMs;
}
