import type { CallContext } from '../../service.ts';
import { writeLogLines } from '../write-log-lines.ts';
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

/** What a run writes on entering its state: to `output`, and to `error` where it failed. */
export async function writeRunLog(ctx: CallContext, run: JobRunRecord): Promise<void> {
  const group = logGroupOf(ctx, run);
  const { error, output } = linesOf(run);
  if (output.length > 0) await writeLogLines(ctx, `${group}/output`, run.id, output);
  if (error.length > 0) await writeLogLines(ctx, `${group}/error`, run.id, error);
}

function linesOf(run: JobRunRecord): { output: string[]; error: string[] } {
  const { executionSeconds, jobName, settings, state } = run;
  switch (state) {
    case 'RUNNING':
      return {
        output: [
          `INFO ${jobName}: run ${run.id}, attempt ${run.attempt}`,
          `INFO ${jobName}: Glue ${settings.glueVersion}, ${settings.capacity} DPU`,
          ...argumentLines(run),
        ],
        error: ['INFO preparing the Spark context'],
      };
    case 'SUCCEEDED':
      return { output: [`INFO ${jobName}: succeeded after ${executionSeconds} s`], error: [] };
    case 'STOPPED':
      return { output: [`WARN ${jobName}: stopped on request`], error: [] };
    case 'TIMEOUT':
      return { output: [], error: [`ERROR ${jobName}: exceeded its timeout`] };
    default:
      return { output: [], error: [`ERROR ${jobName}: ${run.error ?? 'failed'}`] };
  }
}

const secretWords = /password|secret|token|key/i;

function argumentLines({ jobName, settings }: JobRunRecord): string[] {
  return Object.entries(settings.arguments).map(
    ([name, value]) =>
      `INFO ${jobName}: ${name} = ${secretWords.test(name) ? '(not shown)' : value}`,
  );
}
