import type { ResourceProvider, ResourceRequest } from '../../resources/provider.ts';
import { providers } from '../../resources/providers.ts';
import { checkProperties, describeProblems } from '../registry/check-properties.ts';
import { schemaOf } from '../registry/registry.ts';
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
      return resource?.attributes[name] ?? resource?.properties[name];
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
  const provider = providers.get(type);
  if (!provider) throw new Error(`No provider of ${type}`);
  return provider;
}

export function requestOf(
  step: Step,
  desired: DesiredResource,
  replaces?: string,
): ResourceRequest {
  const { stack, operationId } = step;
  const clientToken = derivedToken(stack.id, operationId, step.task.id, replaces ?? '');
  return {
    stackId: stack.id,
    stackName: stack.name,
    logicalId: desired.logicalId,
    properties: desired.properties,
    tags: desired.tags,
    clientToken,
    generatedName: generatedName(stack.name, desired.logicalId, clientToken),
    replaces,
  };
}
