import type { LogPage } from '#lib/aws/log-lines.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readLogPage, unknownLog } from '#lib/logs/read-log-page.ts';
import { logsOf } from './task-document.ts';

interface LogInput {
  readonly name: string;
  /** Its ARN. */
  readonly task: string;
  readonly container: string;
  readonly token?: string | undefined;
}

/**
 * What a container of a task, running or stopped, has logged after a token, at most two seconds old.
 * Throws `environment-not-found`, `resource-not-found`, `invalid-input` for a container without a log, and
 * what AWS refuses.
 */
export async function readTaskLog(ctx: Context, input: LogInput): Promise<LogPage> {
  const { name, task, container, token } = input;
  const environment = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.ecsTask.findUnique({
    where: { environmentId_arn: { environmentId: environment.id, arn: task } },
  });
  if (!row) throw new AppError('resource-not-found', `${name} has no task ${task}.`);
  const place = logsOf(row).find((log) => log.container === container);
  if (!place) throw unknownLog('container', container);
  return readLogPage(ctx, environment, {
    of: ['task', task, container],
    token,
    placeOf: async () => place,
  });
}
