import { isUnknown } from '../intrinsics/scope.ts';
import { isJsonObject, type JsonValue, sameJson } from '../json-value.ts';
import { type Reference, referencesIn } from '../template/references.ts';
import type { ChangeDetail } from './change-set-record.ts';
import type { PlannedResource } from './planned-resource.ts';
import type { PropertyChange } from './property-changes.ts';

type Cause = Pick<ChangeDetail, 'evaluation' | 'source' | 'cause'>;

export interface CauseContext {
  /** The property as the old and the new template write it. */
  readonly oldExpression: JsonValue | undefined;
  readonly newExpression: JsonValue | undefined;
  readonly changedParameters: ReadonlySet<string>;
  readonly planned: ReadonlyMap<string, PlannedResource>;
}

/**
 * Why a property changes. As recorded on AWS, a changed parameter gives a static `ParameterReference` beside a
 * dynamic `DirectModification`, and a resource that is surely replaced a static `ResourceReference`.
 */
export function causesOf(change: PropertyChange, context: CauseContext): Cause[] {
  const expression = expressionAt(context.newExpression, change.path);
  const causes = referencesIn(expression ?? null).flatMap((reference) =>
    causeOf(reference, context),
  );
  const rewritten = !sameJson(
    expressionAt(context.oldExpression, change.path) ?? null,
    expression ?? null,
  );
  const unknown = change.after !== undefined && isUnknown(change.after);
  if (causes.length === 0) {
    return [{ evaluation: unknown ? 'Dynamic' : 'Static', source: 'DirectModification' }];
  }
  const parameterised = causes.some(({ source }) => source === 'ParameterReference');
  const direct: Cause[] =
    parameterised || rewritten ? [{ evaluation: 'Dynamic', source: 'DirectModification' }] : [];
  return [...direct, ...causes];
}

function causeOf(reference: Reference, { changedParameters, planned }: CauseContext): Cause[] {
  const { kind, name } = reference;
  if (kind === 'ref' && changedParameters.has(name)) {
    return [{ evaluation: 'Static', source: 'ParameterReference', cause: name }];
  }
  const resource = planned.get(name);
  if (kind === 'condition' || !resource || resource.consequence === 'keep') return [];
  const certain = resource.consequence === 'add' || resource.consequence === 'replace';
  if (kind === 'attribute') {
    const cause = `${name}.${reference.attribute}`;
    return [{ evaluation: certain ? 'Static' : 'Dynamic', source: 'ResourceAttribute', cause }];
  }
  if (resource.consequence === 'update') return [];
  return [{ evaluation: certain ? 'Static' : 'Dynamic', source: 'ResourceReference', cause: name }];
}

/** Follows a path into an expression as far as it is written out; a function in the way is the answer. */
function expressionAt(
  expression: JsonValue | undefined,
  path: readonly string[],
): JsonValue | undefined {
  let value = expression;
  for (const key of path.slice(1)) {
    const isFunction =
      isJsonObject(value) &&
      Object.keys(value).some((name) => name === 'Ref' || name.startsWith('Fn::'));
    if (isFunction) return value;
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isJsonObject(value)) value = value[key];
  }
  return value;
}
