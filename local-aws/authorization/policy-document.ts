import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';

/** One statement of a policy, its single values as lists. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Whether `actions` are those that it is not about (`NotAction`). */
  readonly isNotAction: boolean;
  readonly resources: readonly string[];
  readonly isNotResource: boolean;
  /** By kind, as `AWS` and `Service`; a principal of `*` is one of the kind `*`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** Operator, key, values. */
  readonly conditions: ReadonlyArray<readonly [string, string, readonly string[]]>;
}

/** The statements of a policy; of text that is none, no statements, which allow nothing. */
export function statementsOf(document: string): Statement[] {
  return asList(parsed(document).Statement).filter(isJsonObject).map(toStatement);
}

function parsed(document: string): JsonObject {
  try {
    const value: unknown = JSON.parse(document);
    return isJsonObject(value) ? value : {};
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}

function toStatement(statement: JsonObject): Statement {
  const { Action, NotAction, Resource, NotResource, Principal } = statement;
  return {
    effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: texts(Action ?? NotAction),
    isNotAction: NotAction !== undefined,
    resources: texts(Resource ?? NotResource),
    isNotResource: NotResource !== undefined,
    principals: isJsonObject(Principal)
      ? Object.fromEntries(Object.entries(Principal).map(([kind, value]) => [kind, texts(value)]))
      : { '*': texts(Principal) },
    conditions: conditionsOf(statement.Condition),
  };
}

function conditionsOf(condition: JsonValue | undefined): Statement['conditions'] {
  if (!isJsonObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isJsonObject(keys)
      ? Object.entries(keys).map(([key, values]) => [operator, key, texts(values)] as const)
      : [],
  );
}

function texts(value: JsonValue | undefined): string[] {
  return asList(value).map(String);
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
