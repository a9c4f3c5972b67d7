import { type JsonObject, type JsonValue, sameJson } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import { resourceTags } from '../stacks/resource-tags.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import type { ResourceDeclaration } from '../template/template.ts';
import { causesOf } from './change-causes.ts';
import type { ChangeDetail, ResourceChange } from './change-set-record.ts';
import type { Consequence } from './planned-resource.ts';
import { type PropertyChange, propertyChanges } from './property-changes.ts';
import {
  contextOf,
  declarationOf,
  type PlanContext,
  type PlannedChange,
  policyActions,
} from './resource-change.ts';

/** How an existing resource would change; undefined when it would not. */
export function modification(
  context: PlanContext,
  current: ResourceRecord,
  properties: JsonObject,
): PlannedChange | undefined {
  const declared = declarationOf(context, current.logicalId);
  const details = [
    ...propertyDetails(context, current, properties),
    ...stackTagDetails(context, current, properties),
    ...attributeDetails(current, declared),
  ];
  const typeChanged = current.type !== declared.type;
  if (details.length === 0 && !typeChanged) return undefined;
  const replacement = typeChanged ? 'True' : replacementOf(details);
  return {
    consequence: consequences[replacement],
    change: {
      action: 'Modify',
      logicalId: current.logicalId,
      physicalId: current.physicalId,
      type: declared.type,
      replacement,
      ...(replacement === 'False'
        ? {}
        : { policyAction: policyActions[declared.updateReplacePolicy][1] }),
      scope: [...new Set(details.map(({ attribute }) => attribute))],
      details,
      before: contextOf(current.properties, current.metadata),
      after: contextOf(properties, declared.metadata),
    },
  };
}

type Replacement = NonNullable<ResourceChange['replacement']>;

const consequences: Readonly<Record<Replacement, Consequence>> = {
  True: 'replace',
  Conditional: 'maybe-replace',
  False: 'update',
};

/** As the documentation of `ResourceChange` says: certain when static, conditional when dynamic. */
function replacementOf(details: readonly ChangeDetail[]): Replacement {
  const always = details.filter(({ recreation }) => recreation === 'Always');
  if (always.some(({ evaluation }) => evaluation === 'Static')) return 'True';
  const maybe = details.some(({ recreation }) => recreation === 'Conditionally');
  return always.length > 0 || maybe ? 'Conditional' : 'False';
}

function propertyDetails(
  context: PlanContext,
  current: ResourceRecord,
  properties: JsonObject,
): ChangeDetail[] {
  const { plan, planned, changedParameters } = context;
  const oldTemplate = plan.before?.template.resources[current.logicalId];
  const newTemplate = declarationOf(context, current.logicalId);
  const tagProperty = schemaOf(current.type)?.tagProperty;
  return propertyChanges(current.type, current.properties, properties).flatMap((change) => {
    const [name = ''] = change.path;
    const causes = causesOf(change, {
      oldExpression: oldTemplate?.properties[name],
      newExpression: newTemplate.properties[name],
      changedParameters,
      planned,
    });
    const target = name === tagProperty ? tagTarget(change) : propertyTarget(change, name);
    return causes.map((cause) => ({ ...target, ...cause }));
  });
}

type Target = Omit<ChangeDetail, 'evaluation' | 'source' | 'cause'>;

function propertyTarget(change: PropertyChange, name: string): Target {
  return { ...tagTarget(change), attribute: 'Properties', name };
}

function tagTarget({ path, kind, recreation, before, after }: PropertyChange): Target {
  return {
    attribute: 'Tags',
    path: `/Properties/${path.join('/')}`,
    kind,
    recreation,
    before: valueText(before),
    after: valueText(after),
  };
}

export function valueText(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Tags of the stack, which reach resources without being written in the template. */
function stackTagDetails(
  { plan }: PlanContext,
  current: ResourceRecord,
  properties: JsonObject,
): ChangeDetail[] {
  const stack = { ...plan.stack, definition: plan.definition };
  const wanted = resourceTags(current.type, current.logicalId, properties, stack);
  const inherited = new Set([
    ...Object.keys(plan.stack.definition.tags),
    ...Object.keys(plan.definition.tags),
  ]);
  return [...inherited]
    .filter((key) => current.tags[key] !== wanted[key])
    .map((key) => ({
      attribute: 'Tags',
      path: '/Properties/Tags',
      kind:
        current.tags[key] === undefined ? 'Add' : wanted[key] === undefined ? 'Remove' : 'Modify',
      recreation: 'Never',
      before: tagText(key, current.tags[key]),
      after: tagText(key, wanted[key]),
      evaluation: 'Static',
      source: 'DirectModification',
    }));
}

function tagText(key: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify({ Key: key, Value: value });
}

/** Changes beside the properties: metadata and the two policies. */
function attributeDetails(current: ResourceRecord, declared: ResourceDeclaration): ChangeDetail[] {
  const pairs: [ChangeDetail['attribute'], JsonValue | undefined, JsonValue | undefined][] = [
    ['Metadata', current.metadata, declared.metadata],
    ['DeletionPolicy', current.deletionPolicy, declared.deletionPolicy],
    ['UpdateReplacePolicy', current.updateReplacePolicy, declared.updateReplacePolicy],
  ];
  return pairs
    .filter(([, before, after]) => !sameJson(before, after))
    .map(([attribute, before, after]) => ({
      attribute,
      path: `/${attribute}`,
      kind: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
      recreation: 'Never',
      before: valueText(before),
      after: valueText(after),
      evaluation: 'Static',
      source: 'DirectModification',
    }));
}
