import { AwsError, type CallContext } from '../../service.ts';

/** Writes a function's lines to CloudWatch Logs, as far as that takes them. */
export async function writeLogs(
  ctx: CallContext,
  logGroupName: string,
  logStreamName: string,
  lines: readonly string[],
): Promise<void> {
  const timestamp = ctx.clock.now().getTime();
  await attempt(ctx, 'CreateLogGroup', { logGroupName });
  await attempt(ctx, 'CreateLogStream', { logGroupName, logStreamName });
  await attempt(ctx, 'PutLogEvents', {
    logGroupName,
    logStreamName,
    logEvents: lines.map((message) => ({ timestamp, message })),
  });
}

/** A group that exists, or logs that cannot be written, are no failure of the function. */
async function attempt(ctx: CallContext, operation: string, input: object): Promise<void> {
  try {
    await ctx.call('CloudWatch Logs', operation, input);
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
  }
}
