import { AwsError, type CallContext } from '../../service.ts';
import { type InstanceRecord, instanceKind } from './instance-kind.ts';
import { save } from './resource-kind.ts';
import { tagsOf } from './tag-store.ts';

/** AWS time until a host has installed its software and signals, in seconds. */
const bootSeconds = 240;

/**
 * No host boots here. One whose user data would signal CloudFormation signals success after the time that takes;
 * one whose user data would not, never does.
 */
export function bootHost(ctx: CallContext, instance: InstanceRecord): void {
  ctx.clock.after(bootSeconds, () => {
    const current = ctx.store.get<InstanceRecord>(instanceKind.collection, instance.instanceId);
    if (current?.state !== 'running' || !current.isBooting) return;
    save(ctx, instanceKind, { ...current, isBooting: false });
    const signal = signalOf(current, tagsOf(ctx, current.instanceId));
    if (!signal) return;
    ctx
      .call('CloudFormation', 'SignalResource', {
        ...signal,
        UniqueId: current.instanceId,
        Status: 'SUCCESS',
      })
      .catch((cause: unknown) => {
        // A stack that no longer waits refuses the signal, which on a host fails one command and nothing else.
        if (!(cause instanceof AwsError)) throw cause;
      });
  });
}

export interface HostSignal {
  readonly StackName: string;
  readonly LogicalResourceId: string;
}

/**
 * What the user data would signal: the stack and resource it spells out, or else those of the instance itself.
 * Source: "cfn-signal", CloudFormation template reference.
 */
export function signalOf(
  { userData }: Pick<InstanceRecord, 'userData'>,
  tags: Readonly<Record<string, string>>,
): HostSignal | undefined {
  const script = Buffer.from(userData ?? '', 'base64').toString('utf8');
  const command = /(?:cfn-signal|signal-resource)\b((?:\\\r?\n|[^\r\n])*)/.exec(script)?.[1];
  if (command === undefined) return undefined;
  const StackName = option(command, 'stack(?:-name)?') ?? tags['aws:cloudformation:stack-id'];
  const LogicalResourceId =
    option(command, '(?:logical-)?resource(?:-id)?') ?? tags['aws:cloudformation:logical-id'];
  return StackName && LogicalResourceId ? { StackName, LogicalResourceId } : undefined;
}

/** An option that is spelt out; one that the shell would fill in is as good as absent. */
function option(command: string, name: string): string | undefined {
  const value = new RegExp(`--${name}[\\s=]+["']?([^\\s"'\\\\]+)`).exec(command)?.[1];
  return value?.includes('$') ? undefined : value;
}
