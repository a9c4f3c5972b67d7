import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { asText } from '../registry/coerce-properties.ts';
import type { ResourceRecord, StackDefinition } from '../stacks/stack-record.ts';
import type { DeletionPolicy, ResourceDeclaration } from '../template/template.ts';
import type { PolicyAction, ResourceChange } from './change-set-record.ts';
import type { Plan } from './compute-changes.ts';
import type { Consequence, PlannedResource } from './planned-resource.ts';

export interface PlannedChange {
  readonly consequence: Consequence;
  readonly change: ResourceChange;
}

export interface PlanContext {
  readonly plan: Plan;
  readonly planned: ReadonlyMap<string, PlannedResource>;
  readonly changedParameters: ReadonlySet<string>;
}

export function planContext(
  plan: Plan,
  planned: ReadonlyMap<string, PlannedResource>,
): PlanContext {
  const before = effectiveParameters(plan.stack.definition);
  const after = effectiveParameters(plan.definition);
  const changed = Object.keys(after).filter((name) => before[name] !== after[name]);
  return { plan, planned, changedParameters: new Set(changed) };
}

function effectiveParameters({ parameters, resolvedParameters }: StackDefinition) {
  return { ...parameters, ...resolvedParameters };
}

export function declarationOf({ plan }: PlanContext, logicalId: string): ResourceDeclaration {
  const declared = plan.after.template.resources[logicalId];
  if (!declared) throw new Error(`No resource ${logicalId} in the template`);
  return declared;
}

export function addition(
  context: PlanContext,
  logicalId: string,
  properties: JsonObject,
): PlannedChange {
  const { type, metadata } = declarationOf(context, logicalId);
  return {
    consequence: 'add',
    change: {
      action: 'Add',
      logicalId,
      type,
      replacement: 'True',
      scope: [],
      details: [],
      after: contextOf(properties, metadata),
    },
  };
}

export function removal(resource: ResourceRecord): ResourceChange {
  return {
    action: 'Remove',
    logicalId: resource.logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    policyAction: policyActions[resource.deletionPolicy][0],
    scope: [],
    details: [],
    before: contextOf(resource.properties, resource.metadata),
  };
}

/** For each policy what it does to a resource that is removed, and to one that is replaced. */
export const policyActions: Readonly<
  Record<DeletionPolicy, readonly [PolicyAction, PolicyAction]>
> = {
  Delete: ['Delete', 'ReplaceAndDelete'],
  Retain: ['Retain', 'ReplaceAndRetain'],
  RetainExceptOnCreate: ['Retain', 'ReplaceAndRetain'],
  Snapshot: ['Snapshot', 'ReplaceAndSnapshot'],
};

/** `BeforeContext` and `AfterContext`: properties and metadata, scalars as text. */
export function contextOf(properties: JsonObject, metadata: JsonObject | undefined): JsonObject {
  return {
    Properties: textObject(properties),
    ...(metadata === undefined ? {} : { Metadata: textObject(metadata) }),
  };
}

function textObject(value: JsonObject): JsonObject {
  const text: JsonValue = asText(value);
  return isJsonObject(text) ? text : {};
}
