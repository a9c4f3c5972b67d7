import type { CallContext } from '../../service.ts';
import { writeLogLines } from '../write-log-lines.ts';
import { linesOf } from './job-run-log-lines.ts';
import { type JobRunRecord, jobs } from './job-store.ts';

/** The log groups of a run begin with this. */
export function logGroupOf(ctx: CallContext, run: JobRunRecord): string {
  const settings = jobs.find(ctx, run.jobName)?.settings;
  const base = settings?.Command?.Name === 'pythonshell' ? 'python-jobs' : 'jobs';
  const { securityConfiguration } = run.settings;
  if (securityConfiguration === undefined) return `/aws-glue/${base}`;
  const role = settings?.Role?.split('/').at(-1) ?? '';
  return `/aws-glue/${base}-${role}-${securityConfiguration}`;
}

/** What a run writes when it begins, has got further, or has ended: to `output`, and to `error`. */
export async function writeRunLog(ctx: CallContext, run: JobRunRecord): Promise<void> {
  const { error, output } = linesOf(run);
  if (output.length > 0) await writeLogLines(ctx, `${logGroupOf(ctx, run)}/output`, run.id, output);
  await writeErrorLines(ctx, run, error);
}

export async function writeErrorLines(
  ctx: CallContext,
  run: JobRunRecord,
  lines: readonly string[],
): Promise<void> {
  if (lines.length > 0) await writeLogLines(ctx, `${logGroupOf(ctx, run)}/error`, run.id, lines);
}
