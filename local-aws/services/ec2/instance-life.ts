import type { InstanceStateName } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { unmapAddress } from './addresses.ts';
import { bootHost } from './boot-host.ts';
import { bootBegins, followBoot } from './boot-progress.ts';
import { emitInstanceState } from './emit-instance-state.ts';
import { type InstanceRecord, instanceKind } from './instance-kind.ts';
import { interfacesOf, networkInterfaceKind } from './network-interface-kind.ts';
import { unusedLoopbackIp } from './public-address.ts';
import { all, remove, save } from './resource-kind.ts';
import { removeVolumes } from './volumes.ts';

/**
 * AWS time in seconds from the beginning of a state to the next; status checks pass some minutes after a start,
 * and a terminated instance stays visible for about an hour. Source: "Instance lifecycle", EC2 user guide.
 */
const seconds: Readonly<Record<Exclude<InstanceStateName, 'running' | 'stopped'>, number>> = {
  pending: 15,
  'shutting-down': 30,
  stopping: 25,
  terminated: 3600,
};
const checkSeconds = 150;

export function begin(ctx: CallContext, instance: InstanceRecord): void {
  save(ctx, instanceKind, instance);
  emitInstanceState(ctx, instance);
  schedule(ctx, instance.instanceId);
}

/** Takes every unfinished step up anew: what is left of a wait is not kept across a restart. */
export function resumeInstances(ctx: CallContext): void {
  for (const instance of all(ctx, instanceKind)) {
    schedule(ctx, instance.instanceId);
    if (instance.state !== 'running') continue;
    if (!instance.isChecked) scheduleChecks(ctx, instance);
    followBoot(ctx, instance);
    if (instance.isBooting) bootHost(ctx, instance);
  }
}

function schedule(ctx: CallContext, id: string): void {
  const instance = find(ctx, id);
  if (!instance || instance.state === 'running' || instance.state === 'stopped') return;
  ctx.clock.after(seconds[instance.state], () => {
    const current = find(ctx, id);
    if (current?.state === instance.state) ends[current.state]?.(ctx, current);
  });
}

const ends: Partial<
  Record<InstanceStateName, (ctx: CallContext, instance: InstanceRecord) => void>
> = {
  pending: run,
  stopping: stop,
  'shutting-down': terminate,
  terminated: (ctx, { instanceId }) => remove(ctx, instanceKind, instanceId),
};

function run(ctx: CallContext, instance: InstanceRecord): void {
  const running = save(ctx, instanceKind, {
    ...instance,
    state: 'running',
    boot: bootBegins(ctx),
  });
  emitInstanceState(ctx, running);
  scheduleChecks(ctx, running);
  followBoot(ctx, running);
  if (running.isBooting) bootHost(ctx, running);
}

/** The host boots anew: its status checks and its console begin again, and its state stays as it is. */
export function reboot(ctx: CallContext, instance: InstanceRecord): void {
  const boot = bootBegins(ctx, true);
  const rebooted = save(ctx, instanceKind, { ...instance, isChecked: false, boot });
  scheduleChecks(ctx, rebooted);
  followBoot(ctx, rebooted);
}

function scheduleChecks(ctx: CallContext, { boot, instanceId, launchTime }: InstanceRecord): void {
  ctx.clock.after(checkSeconds, () => {
    const current = find(ctx, instanceId);
    if (current?.state !== 'running' || current.launchTime !== launchTime) return;
    if (current.boot?.startedAt !== boot?.startedAt) return;
    save(ctx, instanceKind, { ...current, isChecked: true });
  });
}

/** A stopped instance loses the public address it was lent, but not an Elastic IP. */
function stop(ctx: CallContext, instance: InstanceRecord): void {
  ctx.store.transaction(() => {
    save(ctx, instanceKind, { ...instance, state: 'stopped' });
    for (const each of interfacesOf(ctx, instance.instanceId)) {
      const { publicIp: _, ...kept } = each;
      save(ctx, networkInterfaceKind, kept);
    }
  });
  emitInstanceState(ctx, { ...instance, state: 'stopped' });
}

function terminate(ctx: CallContext, instance: InstanceRecord): void {
  ctx.store.transaction(() => {
    for (const each of interfacesOf(ctx, instance.instanceId)) {
      const address = all(ctx, addressKind).find(
        ({ networkInterfaceId }) => networkInterfaceId === each.networkInterfaceId,
      );
      if (address) unmapAddress(ctx, address);
      remove(ctx, networkInterfaceKind, each.networkInterfaceId);
    }
    removeVolumes(ctx, instance.instanceId);
    save(ctx, instanceKind, { ...instance, state: 'terminated' });
  });
  emitInstanceState(ctx, { ...instance, state: 'terminated' });
  schedule(ctx, instance.instanceId);
}

/** Lends the primary interface an address where the instance is to have one, at which its tools answer. */
export function lendPublicAddress(ctx: CallContext, instance: InstanceRecord): void {
  const [primary] = interfacesOf(ctx, instance.instanceId);
  if (!primary || primary.publicIp || !instance.publicIpOnStart) return;
  save(ctx, networkInterfaceKind, { ...primary, publicIp: unusedLoopbackIp(ctx) });
}

function find(ctx: CallContext, id: string): InstanceRecord | undefined {
  return ctx.store.get<InstanceRecord>(instanceKind.collection, id);
}
