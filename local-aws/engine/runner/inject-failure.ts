import { HandlerFailure } from '../../resources/provider.ts';
import type { OperationRecord } from './operation.ts';
import type { Step } from './step.ts';

const secondsUntilFailure = 2;
const undoing: readonly OperationRecord['phase'][] = [
  'rollback',
  'restore',
  'restore-cleanup',
  'release',
];

/** Throws the failure that someone asked for at the control endpoint, after the short time AWS takes to fail. */
export async function injectFailure(
  step: Step,
  type: string,
  action: 'CREATE' | 'UPDATE' | 'DELETE',
): Promise<void> {
  const { logicalId } = step.task;
  const failure = step.ctx.faults.resourceFailure({
    stack: step.stack.name,
    logicalId,
    type,
    action,
    rollback: undoing.includes(step.operation.phase),
  });
  if (!failure) return;
  await step.settle(secondsUntilFailure);
  throw new HandlerFailure(failure.message, failure.handlerErrorCode ?? 'GeneralServiceException');
}
