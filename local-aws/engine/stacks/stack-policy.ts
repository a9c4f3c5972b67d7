import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';

export type UpdateAction = 'Update:Modify' | 'Update:Replace' | 'Update:Delete';

export interface IntendedUpdate {
  readonly logicalId: string;
  readonly type: string;
  readonly action: UpdateAction;
}

/**
 * Why a stack policy forbids an update, undefined where it does not. As "Prevent updates to stack resources" of
 * the documentation has it: once a policy is set, what no statement allows is denied, and a denial always wins.
 */
export function policyDenial(policy: string, update: IntendedUpdate): string | undefined {
  const parsed: unknown = JSON.parse(policy);
  const statements = isJsonObject(parsed) ? list(parsed.Statement).filter(isJsonObject) : [];
  const applying = statements.filter((statement) => applies(statement, update));
  const denying = applying.find(({ Effect }) => Effect === 'Deny');
  if (denying) {
    const number = statements.indexOf(denying) + 1;
    return `Action denied by stack policy: Statement [#${number}] does not allow [${update.action}] for resource [LogicalResourceId/${update.logicalId}]`;
  }
  if (applying.some(({ Effect }) => Effect === 'Allow')) return undefined;
  return `Action not allowed by stack policy: no statement allows [${update.action}] for resource [LogicalResourceId/${update.logicalId}]`;
}

function applies(statement: JsonObject, update: IntendedUpdate): boolean {
  return (
    matches(statement.Action, statement.NotAction, update.action.toLowerCase()) &&
    matches(
      statement.Resource,
      statement.NotResource,
      `logicalresourceid/${update.logicalId.toLowerCase()}`,
    ) &&
    conditionHolds(statement.Condition, update.type)
  );
}

function matches(
  wanted: JsonValue | undefined,
  unwanted: JsonValue | undefined,
  value: string,
): boolean {
  if (unwanted !== undefined) return !list(unwanted).some((pattern) => like(pattern, value));
  return list(wanted).some((pattern) => like(pattern, value));
}

/** Policies know one key, `ResourceType`, for `StringEquals` and `StringLike`. */
function conditionHolds(condition: JsonValue | undefined, type: string): boolean {
  if (!isJsonObject(condition)) return true;
  return Object.values(condition)
    .filter(isJsonObject)
    .every(({ ResourceType }) =>
      list(ResourceType).some((pattern) => like(pattern, type.toLowerCase())),
    );
}

function like(pattern: JsonValue, value: string): boolean {
  const expression = String(pattern)
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${expression}$`).test(value);
}

function list(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
