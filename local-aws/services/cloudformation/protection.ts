import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
  SetStackPolicyInput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { isJsonObject, type JsonValue } from '../../engine/json-value.ts';
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
  const policy = await requestedPolicy(ctx, StackPolicyBody, StackPolicyURL);
  updateStack(ctx.store, stack.id, { policy });
  return {};
}

/** A stack policy given as text or by its address, undefined where neither is. */
export async function requestedPolicy(
  ctx: CallContext,
  body: string | undefined,
  url: string | undefined,
): Promise<string | undefined> {
  if (body !== undefined && url !== undefined) {
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody');
  }
  if (body === undefined && url === undefined) return undefined;
  const policy = await templateText(ctx, { TemplateBody: body, TemplateURL: url });
  if (isPolicy(policy)) return policy;
  throw validationError('Error validating stack policy: Invalid stack policy');
}

function isPolicy(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isJsonObject(parsed)) return false;
    return [parsed.Statement ?? []].flat().every(isStatement);
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

/** Everyone is the only principal, updates are the only actions. */
function isStatement(statement: JsonValue): boolean {
  if (!isJsonObject(statement)) return false;
  const { Action, NotAction, Effect, Principal } = statement;
  const actions = [Action ?? NotAction ?? []].flat();
  return (
    (Effect === 'Allow' || Effect === 'Deny') &&
    Principal === '*' &&
    actions.length > 0 &&
    actions.every((action) => action === '*' || /^Update:/i.test(String(action)))
  );
}
