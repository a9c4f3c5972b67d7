import {
  CreateTriggerCommand,
  CreateWorkflowCommand,
  StartWorkflowRunCommand,
} from '@aws-sdk/client-glue';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** A workflow made by hand with the tag of an environment, and one run of it, which starts a job. */
export async function runWorkflow(
  { ctx }: TestRuntime,
  environment: string,
  JobName: string,
): Promise<{ readonly name: string; readonly run: string }> {
  const { glue } = ctx.aws({ region: 'us-east-2' });
  const name = `${environment}-flow-by-hand`;
  const Tags = { 'strata:environment': environment };
  await glue.send(new CreateWorkflowCommand({ Name: name, Tags }));
  await glue.send(
    new CreateTriggerCommand({
      Name: `${name}-start`,
      WorkflowName: name,
      Type: 'ON_DEMAND',
      Actions: [{ JobName }],
    }),
  );
  const { RunId = '' } = await glue.send(new StartWorkflowRunCommand({ Name: name }));
  return { name, run: RunId };
}
