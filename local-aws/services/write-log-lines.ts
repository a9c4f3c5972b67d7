import { AwsError, type CallContext } from '../service.ts';

/** Writes lines to CloudWatch Logs, as far as that takes them: what ran does not fail for want of its log. */
export async function writeLogLines(
  ctx: CallContext,
  logGroupName: string,
  logStreamName: string,
  lines: readonly string[],
): Promise<void> {
  await attempt(ctx, 'CreateLogGroup', { logGroupName });
  await appendLogLines(ctx, logGroupName, logStreamName, lines);
}

/** The same for a writer that makes no group: where that is missing, the lines are lost. */
export async function appendLogLines(
  ctx: CallContext,
  logGroupName: string,
  logStreamName: string,
  lines: readonly string[],
): Promise<void> {
  const timestamp = ctx.clock.now().getTime();
  const place = { logGroupName, logStreamName };
  const logEvents = lines.map((message) => ({ timestamp, message }));
  await attempt(ctx, 'CreateLogStream', place);
  await attempt(ctx, 'PutLogEvents', { ...place, logEvents });
}

async function attempt(ctx: CallContext, operation: string, input: object): Promise<void> {
  try {
    await ctx.call('CloudWatch Logs', operation, input);
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
  }
}
