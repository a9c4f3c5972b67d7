import { formatError, templateError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonValue, sameJson } from '../json-value.ts';
import { referencesIn } from '../template/references.ts';
import type { Template } from '../template/template.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

type ConditionScope = Omit<Scope, 'conditions'>;

/** Which of a template's conditions hold; throws AWS's errors for a circle or a malformed function. */
export function evaluateConditions(
  template: Template,
  scope: ConditionScope,
): Record<string, boolean> {
  const known: Record<string, boolean> = {};
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (name in known) return;
    const definition = template.conditions[name];
    if (definition === undefined || visiting.has(name)) {
      throw formatError(`Circular dependency between conditions: [${[...visiting].join(', ')}]`);
    }
    visiting.add(name);
    for (const reference of referencesIn(definition)) {
      if (reference.kind === 'condition') visit(reference.name);
    }
    visiting.delete(name);
    known[name] = evaluateCondition(definition, { ...scope, conditions: known });
  };
  for (const name of Object.keys(template.conditions)) visit(name);
  return known;
}

/** Whether a condition function (`Fn::Equals`, `Fn::And`, …, or `Condition`) holds. */
export function evaluateCondition(definition: JsonValue, scope: Scope): boolean {
  const [name, argument] = conditionFunction(definition);
  switch (name) {
    case 'Condition':
      return scope.conditions[String(argument)] ?? false;
    case 'Fn::Equals':
      return equals(argument, scope);
    case 'Fn::Not':
      return !operands(name, argument, 1, 1).map((operand) => evaluateCondition(operand, scope))[0];
    case 'Fn::And':
      return operands(name, argument, 2, 10).every((operand) => evaluateCondition(operand, scope));
    case 'Fn::Or':
      return operands(name, argument, 2, 10).some((operand) => evaluateCondition(operand, scope));
    default:
      throw formatError(
        'Conditions can only be boolean operations on parameters and other conditions',
      );
  }
}

function conditionFunction(definition: JsonValue): [string, JsonValue] {
  const entry = isJsonObject(definition) ? Object.entries(definition)[0] : undefined;
  return entry ?? ['', null];
}

function equals(argument: JsonValue, scope: Scope): boolean {
  const [left = null, right = null] = operands('Fn::Equals', argument, 2, 2);
  return sameJson(comparable(evaluate(left, scope)), comparable(evaluate(right, scope)));
}

/** Templates know scalars as text: `true` equals `"true"`. */
function comparable(value: JsonValue): JsonValue {
  return typeof value === 'object' ? value : String(value);
}

function operands(name: string, argument: JsonValue, least: number, most: number): JsonValue[] {
  if (Array.isArray(argument) && argument.length >= least && argument.length <= most)
    return argument;
  if (name === 'Fn::Equals')
    throw templateError('Fn::Equals requires a list argument with 2 elements');
  const count = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
  throw templateError(`every ${name} object requires a list of ${count} boolean parameters.`);
}
