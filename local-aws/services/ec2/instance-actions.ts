import type {
  InstanceStateChange,
  InstanceStateName,
  RebootInstancesRequest,
  StartInstancesRequest,
  StartInstancesResult,
  StopInstancesRequest,
  StopInstancesResult,
  TerminateInstancesRequest,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { noCapacityToStart } from './capacity.ts';
import { existingInstances, type InstanceRecord, stateOf } from './instance-kind.ts';
import { begin, lendPublicAddress, reboot } from './instance-life.ts';

/** @throws AwsError IncorrectInstanceState, InsufficientInstanceCapacity, InvalidInstanceID.NotFound */
export function startInstances(
  { InstanceIds }: StartInstancesRequest,
  ctx: CallContext,
): StartInstancesResult {
  const instances = existingInstances(ctx, InstanceIds);
  requireState(instances, ['stopped', 'pending', 'running'], 'started');
  const isAnyStopped = instances.some(({ state }) => state === 'stopped');
  if (isAnyStopped && ctx.runFaults.isExhausted('EC2')) throw noCapacityToStart();
  const changes = instances.map((instance) => {
    if (instance.state !== 'stopped') return changeOf(instance, instance.state);
    begin(ctx, {
      ...instance,
      state: 'pending',
      isChecked: false,
      boot: undefined,
      launchTime: ctx.clock.now().toISOString(),
      stateReason: undefined,
      stateTransitionReason: '',
    });
    lendPublicAddress(ctx, instance);
    return changeOf(instance, 'pending');
  });
  return { StartingInstances: changes };
}

export function stopInstances(
  { InstanceIds }: StopInstancesRequest,
  ctx: CallContext,
): StopInstancesResult {
  const instances = existingInstances(ctx, InstanceIds);
  requireState(instances, ['running', 'stopping', 'stopped'], 'stopped');
  const held = instances.find(({ disableApiStop }) => disableApiStop);
  if (held) throw notPermitted(held, 'stopped', 'disableApiStop');
  const changes = instances.map((instance) => {
    if (instance.state !== 'running') return changeOf(instance, instance.state);
    begin(ctx, { ...instance, state: 'stopping', ...byUser(ctx, 'shutdown') });
    return changeOf(instance, 'stopping');
  });
  return { StoppingInstances: changes };
}

/** The state stays `running`, as AWS leaves it. */
export function rebootInstances({ InstanceIds }: RebootInstancesRequest, ctx: CallContext): object {
  const instances = existingInstances(ctx, InstanceIds);
  requireState(instances, ['running'], 'rebooted');
  for (const instance of instances) reboot(ctx, instance);
  return {};
}

/** All or none, where one of them may not be terminated. */
export function terminateInstances(
  { InstanceIds }: TerminateInstancesRequest,
  ctx: CallContext,
): TerminateInstancesResult {
  const instances = existingInstances(ctx, InstanceIds);
  const held = instances.find(({ disableApiTermination }) => disableApiTermination);
  if (held) throw notPermitted(held, 'terminated', 'disableApiTermination');
  const changes = instances.map((instance) => {
    const isGoing = instance.state === 'shutting-down' || instance.state === 'terminated';
    if (isGoing) return changeOf(instance, instance.state);
    begin(ctx, { ...instance, state: 'shutting-down', ...byUser(ctx, 'shutdown') });
    return changeOf(instance, 'shutting-down');
  });
  return { TerminatingInstances: changes };
}

function changeOf(
  { instanceId, state }: InstanceRecord,
  next: InstanceStateName,
): InstanceStateChange {
  return { InstanceId: instanceId, PreviousState: stateOf(state), CurrentState: stateOf(next) };
}

function byUser(ctx: CallContext, what: string) {
  const at = ctx.clock.now().toISOString().slice(0, 19).replace('T', ' ');
  return {
    stateReason: {
      Code: `Client.UserInitiatedShutdown`,
      Message: `Client.UserInitiatedShutdown: User initiated ${what}`,
    },
    stateTransitionReason: `User initiated (${at} GMT)`,
  };
}

/** @throws AwsError IncorrectInstanceState */
function requireState(
  instances: readonly InstanceRecord[],
  allowed: readonly InstanceStateName[],
  verb: string,
): void {
  const wrong = instances.find(({ state }) => !allowed.includes(state));
  if (!wrong) return;
  throw new AwsError(
    'IncorrectInstanceState',
    `The instance '${wrong.instanceId}' is not in a state from which it can be ${verb}.`,
  );
}

function notPermitted({ instanceId }: InstanceRecord, verb: string, attribute: string): AwsError {
  return new AwsError(
    'OperationNotPermitted',
    `The instance '${instanceId}' may not be ${verb}. Modify its '${attribute}' instance attribute and try again.`,
  );
}
