import { z } from 'zod';
import { type Installation, installationOf } from '../../hosts/installed-tools.ts';
import type { MeasuredHost, ToolHost } from '../../hosts/tool.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { signalOf } from './boot-host.ts';
import { type InstanceRecord, instanceKind } from './instance-kind.ts';
import { tagsOf } from './tag-store.ts';

/** AWS time in seconds after a start at which the services of a host that was installed before answer. */
const serviceSeconds = 90;

export interface Installed {
  readonly installation: Installation;
  readonly stackName: string;
}

/** Whether what is installed on a host answers. */
export function hasBooted({ state, isBooting, boot }: InstanceRecord): boolean {
  return state === 'running' && !isBooting && (boot?.seconds ?? 0) >= serviceSeconds;
}

/** What the host's `cfn-init` was told by its stack, or undefined where it has none or installs no tools. */
export async function installedBy(
  ctx: CallContext,
  instance: InstanceRecord,
): Promise<Installed | undefined> {
  const stack = signalOf(instance, tagsOf(ctx, instance.instanceId));
  if (!stack) return undefined;
  const { StackName, LogicalResourceId } = stack;
  try {
    const input = { StackName, LogicalResourceId };
    const resource = await ctx.call('CloudFormation', 'DescribeStackResource', input);
    const installation = installationOf(JSON.stringify(resource).replaceAll('\\', ''));
    return installation && { installation, stackName: StackName };
  } catch (cause) {
    if (cause instanceof AwsError) return undefined;
    throw cause;
  }
}

const describedStacks = z.object({
  Stacks: z.array(
    z.object({
      Parameters: z
        .array(z.object({ ParameterKey: z.string(), ParameterValue: z.string().default('') }))
        .default([]),
    }),
  ),
});

async function parametersOf(
  ctx: CallContext,
  stackName: string,
): Promise<Readonly<Record<string, string>>> {
  const answer = await ctx.call('CloudFormation', 'DescribeStacks', { StackName: stackName });
  const parameters = describedStacks.parse(answer).Stacks[0]?.Parameters ?? [];
  return Object.fromEntries(
    parameters.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
}

/** A host as its tools know it. */
export function toolHost(
  ctx: CallContext,
  instance: InstanceRecord,
  { installation, stackName }: Installed,
): ToolHost {
  const self = measured(ctx, instance, installation === 'monitoring');
  const environment = tagsOf(ctx, instance.instanceId)['strata:environment'];
  return {
    ...self,
    readParameters: () => parametersOf(ctx, stackName),
    measuredHosts: () => [
      self,
      ...ctx.store
        .listWhere<InstanceRecord>(instanceKind.collection, hasBooted)
        .filter(({ instanceId }) => {
          const tags = tagsOf(ctx, instanceId);
          return (
            tags['strata:environment'] === environment && tags['strata:layer'] === 'kubernetes'
          );
        })
        .map((each) => measured(ctx, each, false)),
    ],
    async readSecret(SecretId) {
      try {
        const { SecretString } = await ctx.call('Secrets Manager', 'GetSecretValue', { SecretId });
        return typeof SecretString === 'string' ? SecretString : undefined;
      } catch (cause) {
        if (cause instanceof AwsError) return undefined;
        throw cause;
      }
    },
  };
}

function measured(
  ctx: CallContext,
  { instanceId, instanceType }: InstanceRecord,
  isMonitoring: boolean,
): MeasuredHost {
  const name = tagsOf(ctx, instanceId).Name ?? instanceId;
  return { instanceId, name, instanceType, isMonitoring };
}
