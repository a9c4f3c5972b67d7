import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
  SetStackPolicyInput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { updateStack } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { stackNamed } from './stack-lookup.ts';
import { templateText } from './template-source.ts';

export function updateTerminationProtection(
  input: UpdateTerminationProtectionInput,
  ctx: CallContext,
): UpdateTerminationProtectionOutput {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  updateStack(ctx.store, stack.id, {
    terminationProtection: input.EnableTerminationProtection ?? false,
  });
  return { StackId: stack.id };
}

export function getStackPolicy(input: GetStackPolicyInput, ctx: CallContext): GetStackPolicyOutput {
  return { StackPolicyBody: stackNamed(ctx, input.StackName, 'brackets').policy };
}

/** Wording as recorded on AWS in localstack `api/test_stack_policies.snapshot.json`. */
export async function setStackPolicy(
  input: SetStackPolicyInput,
  ctx: CallContext,
): Promise<object> {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const { StackPolicyBody, StackPolicyURL } = input;
  if (StackPolicyBody !== undefined && StackPolicyURL !== undefined) {
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody');
  }
  const policy = await templateText(ctx, {
    TemplateBody: StackPolicyBody,
    TemplateURL: StackPolicyURL,
  });
  checkPolicy(policy);
  updateStack(ctx.store, stack.id, { policy });
  return {};
}

function checkPolicy(policy: string): void {
  try {
    JSON.parse(policy);
  } catch {
    throw validationError('Error validating stack policy: Invalid stack policy');
  }
}
