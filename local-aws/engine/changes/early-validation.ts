import { providerFor } from '../../resources/providers.ts';
import type { CallContext } from '../../service.ts';
import { isUnknown } from '../intrinsics/scope.ts';
import { checkProperties } from '../registry/check-properties.ts';
import { schemaOf } from '../registry/registry.ts';
import type { ResourceChange, ValidationFailure } from './change-set-record.ts';
import type { PlannedResource } from './planned-resource.ts';

/** Names and wording as callers of AWS report them in aws/aws-cdk-cli #1463 and aws-cloudformation/rain #744. */
const propertyCheck = {
  hook: 'AWS::EarlyValidation::PropertyValidation',
  validation: 'PROPERTY_VALIDATION',
};
const nameCheck = {
  hook: 'AWS::EarlyValidation::ResourceExistenceCheck',
  validation: 'NAME_CONFLICT_VALIDATION',
};

/** What a change set is refused for before anything is provisioned: bad properties, and names already taken. */
export async function validateEarly(
  ctx: CallContext,
  changes: readonly ResourceChange[],
  planned: ReadonlyMap<string, PlannedResource>,
): Promise<ValidationFailure[]> {
  const at = ctx.clock.now().toISOString();
  const failures: ValidationFailure[] = [];
  for (const { action, logicalId, type } of changes) {
    const resource = action === 'Remove' ? undefined : planned.get(logicalId);
    const schema = schemaOf(type);
    if (!resource || !schema) continue;
    const place = { logicalId, type, at };
    for (const { path, message } of checkProperties(schema, resource.properties)) {
      failures.push({
        ...place,
        ...propertyCheck,
        path: `/Resources/${logicalId}/Properties${path.slice(1)}`,
        reason: wording(message),
      });
    }
    const taken = action === 'Add' ? await takenName(ctx, type, resource) : undefined;
    if (taken !== undefined) {
      failures.push({
        ...place,
        ...nameCheck,
        path: `/Resources/${logicalId}`,
        reason: `Resource of type '${type}' with identifier '${taken}' already exists.`,
      });
    }
  }
  return failures;
}

function wording(message: string): string {
  const missing = /^required key (\[.+\]) not found$/.exec(message)?.[1];
  if (missing !== undefined) return `Required property ${missing} not found`;
  const extraneous = /^extraneous key (\[.+\]) is not permitted$/.exec(message)?.[1];
  return extraneous === undefined ? message : `Unsupported property ${extraneous}`;
}

/** The identifier a template chose itself, where a resource has it already. */
async function takenName(
  ctx: CallContext,
  type: string,
  { properties }: PlannedResource,
): Promise<string | undefined> {
  const [identifier, ...others] = schemaOf(type)?.identifier ?? [];
  const name = identifier === undefined || others.length > 0 ? undefined : properties[identifier];
  if (typeof name !== 'string' || isUnknown(name)) return undefined;
  const existing = await providerFor(type)?.read?.(ctx, name, properties);
  return existing === undefined ? undefined : name;
}
