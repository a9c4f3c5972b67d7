import type { LogPage } from '#lib/aws/log-lines.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { readLogPage, unknownLog } from '#lib/logs/read-log-page.ts';
import { runSourceOf } from './runs-of.ts';

interface LogInput {
  readonly name: string;
  readonly resource: string;
  readonly run: string;
  readonly log: string;
  readonly token?: string | undefined;
}

/**
 * What a run has logged after a token, at most two seconds old. Throws `environment-not-found`,
 * `resource-not-found`, `no-runs`, `invalid-input` for a log that it does not have, and what AWS refuses.
 */
export async function readRunLog(ctx: Context, input: LogInput): Promise<LogPage> {
  const { name, resource, run, log, token } = input;
  const { environment, node } = await requireResource(ctx, { name, resource });
  const source = runSourceOf(node);
  return readLogPage(ctx, environment, {
    of: ['run', resource, run, log],
    token,
    placeOf: async (aws) => {
      const place = await source.placeOf(aws, node, run, log);
      if (!place) throw unknownLog('log', log);
      return place;
    },
  });
}
