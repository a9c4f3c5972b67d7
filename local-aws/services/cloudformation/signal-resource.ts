import type { SignalResourceInput } from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { getOperation } from '../../engine/runner/operation-store.ts';
import { putSignal, signalsOf } from '../../engine/stacks/signal-store.ts';
import { recordResourceEvent } from '../../engine/stacks/stack-events.ts';
import { getResource } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { stackNamed } from './stack-lookup.ts';

/** Takes a signal for a resource that is being made, and tells of it in an event. */
export function signalResource(input: SignalResourceInput, ctx: CallContext): object {
  const { LogicalResourceId: logicalId = '', Status, UniqueId: uniqueId = '' } = input;
  const stack = stackNamed(ctx, input.StackName, 'with id');
  const resource = getResource(ctx.store, stack.id, logicalId);
  if (!resource) {
    throw validationError(`Resource ${logicalId} does not exist for stack ${stack.name}`);
  }
  if (!/^(CREATE|UPDATE)_IN_PROGRESS$/.test(resource.status)) {
    throw validationError(
      `Resource ${logicalId} is in ${resource.status} state and cannot be signaled`,
    );
  }
  const status = Status === 'FAILURE' ? 'FAILURE' : 'SUCCESS';
  const isKnown = signalsOf(ctx.store, stack.id, logicalId).some(
    (signal) => signal.uniqueId === uniqueId,
  );
  if (isKnown && status === 'SUCCESS') {
    throw validationError(
      `Signal with ID ${uniqueId} for resource ${logicalId} already exists. Signals may only be updated with a FAILURE status.`,
    );
  }
  putSignal(ctx.store, stack.id, { logicalId, uniqueId, status });
  const operation = getOperation(ctx.store, stack.id);
  recordResourceEvent(ctx, stack, resource, {
    operationId: operation?.id,
    token: operation?.token,
    reason: `Received ${status} signal with UniqueId ${uniqueId}`,
  });
  return {};
}
