import { validationError } from '../cloudformation-error.ts';
import { evaluate } from '../intrinsics/evaluate.ts';
import type { Scope } from '../intrinsics/scope.ts';
import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../json-value.ts';
import type { Template } from './template.ts';

/** Throws AWS's error when an assertion of the template's `Rules` section does not hold. */
export function checkRules(template: Template, scope: Scope): void {
  const failures = Object.values(template.rules)
    .filter((rule) => rule.RuleCondition === undefined || holds(rule.RuleCondition, scope))
    .flatMap((rule) => (Array.isArray(rule.Assertions) ? rule.Assertions : []))
    .filter(isJsonObject)
    .filter((assertion) => !holds(assertion.Assert ?? true, scope));
  if (failures.length === 0) return;
  throw validationError(
    `Template error: Rule assertion failed: ${failures.map(assertionText).join('; ')}`,
  );
}

function assertionText(assertion: JsonObject): string {
  return String(assertion.AssertDescription ?? JSON.stringify(assertion.Assert));
}

/** Rules have the condition functions and three of their own: contains, each member equals, each member in. */
function holds(rule: JsonValue, scope: Scope): boolean {
  const [name, argument] = isJsonObject(rule)
    ? (Object.entries(rule)[0] ?? ['', null])
    : ['', rule];
  const members = Array.isArray(argument) ? argument : [];
  const values = () => members.map((member) => evaluate(member, scope));
  switch (name) {
    case 'Fn::And':
      return members.every((member) => holds(member, scope));
    case 'Fn::Or':
      return members.some((member) => holds(member, scope));
    case 'Fn::Not':
      return !holds(members[0] ?? null, scope);
    case 'Fn::Equals':
      return sameJson(values()[0], values()[1]);
    case 'Fn::Contains':
      return list(values()[0]).some((member) => sameJson(member, values()[1]));
    case 'Fn::EachMemberEquals':
      return list(values()[0]).every((member) => sameJson(member, values()[1]));
    case 'Fn::EachMemberIn':
      return list(values()[0]).every((member) =>
        list(values()[1]).some((other) => sameJson(member, other)),
      );
    default:
      return String(rule) === 'true';
  }
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
