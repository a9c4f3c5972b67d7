import { CreateJobCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** A job made by hand with the tag of an environment, and one run of it. */
export async function runJob(
  { ctx }: TestRuntime,
  environment: string,
): Promise<{ readonly name: string; readonly run: string }> {
  const { glue } = ctx.aws({ region: 'us-east-2' });
  const name = `${environment}-by-hand`;
  await glue.send(
    new CreateJobCommand({
      Name: name,
      Role: 'arn:aws:iam::000000000000:role/by-hand',
      Command: { Name: 'glueetl', ScriptLocation: `s3://${environment}/job.py` },
      Tags: { 'strata:environment': environment },
    }),
  );
  const { JobRunId = '' } = await glue.send(new StartJobRunCommand({ JobName: name }));
  return { name, run: JobRunId };
}
