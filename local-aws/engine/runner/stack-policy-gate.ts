import { policyDenial, type UpdateAction } from '../stacks/stack-policy.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { PolicyFailure } from './handler-message.ts';
import type { Step } from './step.ts';

/** Throws where the stack's policy forbids what an update is about to do to a resource. */
export function assertPolicyAllows(
  step: Step,
  { logicalId, type }: Pick<ResourceRecord, 'logicalId' | 'type'>,
  action: UpdateAction,
): void {
  const policy = step.operation.policy ?? step.stack.policy;
  const denial =
    policy === undefined ? undefined : policyDenial(policy, { logicalId, type, action });
  if (denial !== undefined) throw new PolicyFailure(denial);
}
