import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import type { LocalCloud } from './local-cloud.ts';
import { stackMoments, type Timeline } from './timeline.ts';

const pollIntervalMs = 25;
const ChangeSetName = 'bench';

export interface Deployable {
  readonly stackName: string;
  readonly yaml: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Deploys a template with nothing but the SDK, polling as tightly as is sensible. */
export async function deployDirectly(cloud: LocalCloud, what: Deployable): Promise<Timeline> {
  const { cloudFormation } = cloud;
  const { stackName: StackName, yaml, parameters } = what;
  const requestedMs = Date.now();
  await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName,
      ChangeSetType: 'CREATE',
      TemplateBody: yaml,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  );
  await until('CREATE_COMPLETE', async () => {
    const found = await cloudFormation.send(
      new DescribeChangeSetCommand({ StackName, ChangeSetName }),
    );
    return found.Status;
  });
  await cloudFormation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
  await until('CREATE_COMPLETE', async () => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.StackStatus;
  });
  const knownMs = Date.now();
  return { requestedMs, knownMs, ...stackMoments(await cloud.stackEvents(StackName)) };
}

/** Deletes such a stack and waits until it is gone. */
export async function deleteDirectly(cloud: LocalCloud, stackName: string): Promise<void> {
  const { cloudFormation } = cloud;
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  const StackName = Stacks?.[0]?.StackId;
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
  await until('DELETE_COMPLETE', async () => {
    const found = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    return found.Stacks?.[0]?.StackStatus;
  });
}

async function until(wanted: string, statusOf: () => Promise<string | undefined>): Promise<void> {
  for (;;) {
    const status = await statusOf();
    if (status === wanted) return;
    if (status?.includes('FAILED') || status?.includes('ROLLBACK')) throw new Error(status);
    await pause(pollIntervalMs);
  }
}
