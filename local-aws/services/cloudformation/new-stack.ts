import { randomUUID } from 'node:crypto';
import { validationError } from '../../engine/cloudformation-error.ts';
import type { StackDefinition, StackRecord } from '../../engine/stacks/stack-record.ts';
import type { CallContext } from '../../service.ts';

const namePattern = /^[a-zA-Z][-a-zA-Z0-9]*$/;

/** Wording as recorded on AWS in localstack `api/test_stacks.snapshot.json`. */
export function checkStackName(name: string | undefined): string {
  const refuse = (constraint: string) =>
    validationError(
      `1 validation error detected: Value '${name ?? ''}' at 'stackName' failed to satisfy constraint: ${constraint}`,
    );
  if (!name || !namePattern.test(name)) {
    throw refuse(
      'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*',
    );
  }
  if (name.length > 128) throw refuse('Member must have length less than or equal to 128');
  return name;
}

export function newStack(
  ctx: CallContext,
  name: string,
  definition: StackDefinition,
  settings: Partial<StackRecord> = {},
): StackRecord {
  return {
    id: newStackId(ctx, name),
    name,
    createdAt: ctx.clock.now().toISOString(),
    definition,
    status: 'REVIEW_IN_PROGRESS',
    outputs: [],
    imports: [],
    disableRollback: false,
    terminationProtection: false,
    drift: { status: 'NOT_CHECKED' },
    operations: [],
    tokens: {},
    ...settings,
  };
}

function newStackId(ctx: CallContext, name: string): string {
  return `arn:aws:cloudformation:${ctx.region}:${ctx.account}:stack/${name}/${randomUUID()}`;
}
