import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json-value.ts';

export interface DeliveryRequest {
  readonly queueArn: string;
  /** The rule's. */
  readonly sourceArn: string;
  readonly account: string;
}

/**
 * Whether a queue's policy lets EventBridge send for this rule: some statement allows it and none denies it.
 * Source: "Using resource-based policies for Amazon EventBridge", EventBridge user guide. A condition that is
 * not understood here does not hold.
 */
export function allowsDelivery(policy: string | undefined, request: DeliveryRequest): boolean {
  const effects = statementsOf(policy)
    .filter((statement) => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function statementsOf(policy: string | undefined): JsonObject[] {
  const document: unknown = JSON.parse(policy ?? '{}');
  return isJsonObject(document) ? list(document.Statement).filter(isJsonObject) : [];
}

function applies(statement: JsonObject, request: DeliveryRequest): boolean {
  return (
    isEventBridge(statement.Principal) &&
    texts(statement.Action).some((action) => isLike(action.toLowerCase(), 'sqs:sendmessage')) &&
    texts(statement.Resource).some((resource) => isLike(resource, request.queueArn)) &&
    conditionHolds(statement.Condition, request)
  );
}

function isEventBridge(principal: JsonValue | undefined): boolean {
  if (principal === '*') return true;
  if (!isJsonObject(principal)) return false;
  return (
    texts(principal.Service).includes('events.amazonaws.com') || texts(principal.AWS).includes('*')
  );
}

function conditionHolds(condition: JsonValue | undefined, request: DeliveryRequest): boolean {
  if (!isJsonObject(condition)) return true;
  const known: Readonly<Record<string, string>> = {
    'aws:principalisawsservice': 'true',
    'aws:securetransport': 'true',
    'aws:sourceaccount': request.account,
    'aws:sourcearn': request.sourceArn,
  };
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(isJsonObject(keys) ? keys : {}).every(([key, values]) =>
      holds(operator, known[key.toLowerCase()], texts(values)),
    ),
  );
}

function holds(operator: string, actual: string | undefined, wanted: readonly string[]): boolean {
  if (actual === undefined) return operator.endsWith('IfExists');
  switch (operator.replace(/IfExists$/, '')) {
    case 'Bool':
    case 'StringEquals':
      return wanted.includes(actual);
    case 'StringNotEquals':
      return !wanted.includes(actual);
    case 'ArnEquals':
    case 'ArnLike':
    case 'StringLike':
      return wanted.some((each) => isLike(each, actual));
    case 'ArnNotEquals':
    case 'ArnNotLike':
    case 'StringNotLike':
      return !wanted.some((each) => isLike(each, actual));
    default:
      return false;
  }
}

/** `*` and `?` as in policies. */
function isLike(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[\\^$.+()[\]{}|]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}

function texts(value: JsonValue | undefined): string[] {
  return list(value).map(String);
}

function list(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
