import {
  type ResourcePlace,
  type ResourceProvider,
  type ResourceRequest,
  StepFailure,
} from '../../resources/provider.ts';
import { providerFor } from '../../resources/providers.ts';
import { keepReferences } from '../dynamic-references/keep-references.ts';
import { resolveReferences } from '../dynamic-references/resolve-references.ts';
import type { JsonObject } from '../json-value.ts';
import { hidden } from '../parameters/hide-secrets.ts';
import { checkProperties, describeProblems } from '../registry/check-properties.ts';
import { coerceProperties } from '../registry/coerce-properties.ts';
import { isCustomType, schemaOf } from '../registry/registry.ts';
import { derivedToken, generatedName } from '../stacks/naming.ts';
import { resourceTags } from '../stacks/resource-tags.ts';
import {
  instantiate,
  type ResourceLookup,
  resolveProperties,
  type StackInstance,
} from '../stacks/stack-instance.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { getResource, requireStack } from '../stacks/stack-store.ts';
import { identityOf, surroundings } from '../stacks/surroundings.ts';
import { PropertyFailure } from './handler-message.ts';
import type { Step } from './step.ts';

/** A resource as the template now wants it, with its functions resolved. */
export type DesiredResource = Pick<
  ResourceRecord,
  | 'logicalId'
  | 'type'
  | 'properties'
  | 'tags'
  | 'dependsOn'
  | 'deletionPolicy'
  | 'updateReplacePolicy'
  | 'metadata'
>;

/** The stack's template with its parameters; throws when the stack is gone. */
export function stackInstance({ ctx, stackId }: Pick<Step, 'ctx' | 'stackId'>): StackInstance {
  const stack = requireStack(ctx.store, stackId);
  return instantiate(stack.definition, identityOf(ctx, stack, stack.definition), surroundings(ctx));
}

/** Resources as they are: their physical ids and what `Fn::GetAtt` answers. */
export function liveResources(step: Pick<Step, 'ctx' | 'stackId'>): ResourceLookup {
  const find = (id: string) => getResource(step.ctx.store, step.stackId, id);
  return {
    reference: (id) => find(id)?.physicalId,
    attribute: (id, name) => {
      const resource = find(id);
      if (!resource) return undefined;
      const value = resource.attributes[name] ?? resource.properties[name];
      if (value === undefined && isCustomType(resource.type)) {
        throw new StepFailure(
          `CustomResource attribute error: Vendor response doesn't contain ${name} attribute in object ${step.stackId}|${id}`,
        );
      }
      return value;
    },
  };
}

/** Resources as answers may show them: attributes that a custom resource wants hidden are asterisks. */
export function shownResources(step: Pick<Step, 'ctx' | 'stackId'>): ResourceLookup {
  const live = liveResources(step);
  return {
    ...live,
    attribute: (id, name) => {
      const value = live.attribute(id, name);
      const isHidden = getResource(step.ctx.store, step.stackId, id)?.hidesAttributes;
      return value !== undefined && isHidden ? hidden : value;
    },
  };
}

/** Resolves a resource; throws AWS's error where a function fails. */
export function desiredResource(step: Step): DesiredResource {
  const instance = stackInstance(step);
  const { logicalId } = step.task;
  const declared = instance.template.resources[logicalId];
  if (!declared) throw new Error(`No resource ${logicalId} in the template`);
  const properties = resolveProperties(instance, logicalId, liveResources(step));
  return {
    logicalId,
    type: declared.type,
    properties,
    tags: resourceTags(declared.type, logicalId, properties, step.stack),
    dependsOn: instance.dependencies.get(logicalId) ?? [],
    deletionPolicy: declared.deletionPolicy,
    updateReplacePolicy: declared.updateReplacePolicy,
    metadata: declared.metadata,
  };
}

/** Throws what the registry schema finds wrong, in the words of AWS's events. */
export function assertProperties({ type, logicalId, properties }: DesiredResource): void {
  const schema = schemaOf(type);
  const problems = schema ? checkProperties(schema, properties) : [];
  if (problems.length === 0) return;
  throw new PropertyFailure(
    `Properties validation failed for resource ${logicalId} with message: [${describeProblems(problems)}]`,
  );
}

export function providerOf(type: string): ResourceProvider {
  const provider = providerFor(type);
  if (!provider) throw new Error(`No provider of ${type}`);
  return provider;
}

/** What `Fn::GetAtt` answers, never a value that a dynamic reference stands for. */
export async function attributesOf(
  step: Step,
  { properties, type }: Pick<DesiredResource, 'properties' | 'type'>,
  physicalId: string,
): Promise<Pick<ResourceRecord, 'attributes' | 'hidesAttributes'>> {
  const provider = providerOf(type);
  const place = placeOf(step, type);
  const attributes = await provider.attributes(step.ctx, physicalId, properties, place);
  return {
    attributes: keepReferences(properties, attributes),
    ...(provider.isSecret?.(step.ctx, place) && { hidesAttributes: true }),
  };
}

export function placeOf(step: Step, type: string): ResourcePlace {
  const { stack, task, operationId } = step;
  const clientToken = derivedToken(stack.id, operationId, task.id, type);
  return { stackId: stack.id, logicalId: task.logicalId, type, clientToken };
}

/** What the provider is asked for, dynamic references resolved; what they resolve to is kept nowhere. */
export async function requestOf(
  step: Step,
  desired: DesiredResource,
  replaces?: string,
): Promise<ResourceRequest> {
  const { stack, operationId } = step;
  const clientToken = derivedToken(stack.id, operationId, step.task.id, replaces ?? '');
  return {
    stackId: stack.id,
    stackName: stack.name,
    logicalId: desired.logicalId,
    type: desired.type,
    properties: await resolvedProperties(step, desired),
    tags: desired.tags,
    clientToken,
    generatedName: generatedName(stack.name, desired.logicalId, clientToken),
    replaces,
  };
}

async function resolvedProperties(
  step: Step,
  { properties, type }: DesiredResource,
): Promise<JsonObject> {
  const resolved = await resolveReferences(step.ctx, properties, !isCustomType(type));
  step.conceal(resolved.secrets);
  const schema = schemaOf(type);
  return schema ? coerceProperties(schema, resolved.properties) : resolved.properties;
}
