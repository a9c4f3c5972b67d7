import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { LogLine } from '#lib/api/runs.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './unless-absent.ts';

interface Place {
  readonly group: string;
  readonly stream: string;
  readonly token?: string | undefined;
}

export interface LogPage {
  readonly lines: LogLine[];
  readonly next: string | null;
}

/** CloudWatch Logs gives no more at once. */
const mostLines = 10_000;

/** What a stream holds, oldest first and at most 10,000 lines; nothing where it is not there yet. */
export async function readLogLines(
  { logs }: Pick<Aws, 'logs'>,
  { group, stream, token }: Place,
): Promise<LogPage> {
  const answer = await unlessAbsent(['ResourceNotFoundException'], () =>
    logs.send(
      new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        startFromHead: true,
        limit: mostLines,
        nextToken: token,
      }),
    ),
  );
  return {
    lines: (answer?.events ?? []).map(({ timestamp = 0, message = '' }) => ({
      at: new Date(timestamp).toISOString(),
      text: message.replace(/\n$/, ''),
    })),
    next: answer?.nextForwardToken ?? token ?? null,
  };
}
