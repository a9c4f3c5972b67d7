import { formatError, templateError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { attributeParts } from '../template/references.ts';
import { fnCidr } from './cidr.ts';
import { evaluateCondition } from './conditions.ts';
import { fnBase64, fnJoin, fnLength, fnSelect, fnSplit, fnToJsonString } from './lists-and-text.ts';
import { fnFindInMap, fnGetAzs, fnImportValue } from './lookups.ts';
import { noValueName } from './pseudo-parameters.ts';
import { type Evaluated, isUnknown, noValue, type Scope, unknownValue } from './scope.ts';
import { parseSubstitution } from './substitution.ts';

type Strict = (argument: JsonValue, scope: Scope) => JsonValue;

/** Functions of their evaluated argument; an unknown argument makes an unknown result. */
const strictFunctions: Readonly<Record<string, Strict>> = {
  'Fn::Base64': fnBase64,
  'Fn::Cidr': fnCidr,
  'Fn::GetAZs': fnGetAzs,
  'Fn::ImportValue': fnImportValue,
  'Fn::Join': fnJoin,
  'Fn::Length': fnLength,
  'Fn::Select': fnSelect,
  'Fn::Split': fnSplit,
  'Fn::ToJsonString': fnToJsonString,
};

/** Functions that keep the known part of a text around an unknown one. */
const textFunctions = ['Fn::Join'];

/** Resolves every intrinsic function in a value of a template; throws AWS's template errors. */
export function evaluate(value: JsonValue, scope: Scope): JsonValue {
  const result = evaluated(value, scope);
  return result === noValue ? '' : result;
}

/** The properties of a resource, those that are `AWS::NoValue` left out. */
export function evaluateObject(value: JsonObject, scope: Scope): JsonObject {
  const members = Object.entries(value).flatMap(([key, member]): [string, JsonValue][] => {
    const result = evaluated(member, scope);
    return result === noValue ? [] : [[key, result]];
  });
  return Object.fromEntries(members);
}

function evaluated(value: JsonValue, scope: Scope): Evaluated {
  if (Array.isArray(value)) {
    return value.map((member) => evaluated(member, scope)).filter((member) => member !== noValue);
  }
  if (!isJsonObject(value)) return value;
  const [entry, ...others] = Object.entries(value);
  if (entry && others.length === 0 && (entry[0] === 'Ref' || entry[0].startsWith('Fn::'))) {
    return applyFunction(entry[0], entry[1], scope);
  }
  return evaluateObject(value, scope);
}

function applyFunction(name: string, argument: JsonValue, scope: Scope): Evaluated {
  switch (name) {
    case 'Ref':
      return reference(argument, scope);
    case 'Fn::GetAtt':
      return attribute(argument, scope);
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::If':
      return choose(argument, scope);
    case 'Fn::FindInMap':
      return fnFindInMap(evaluate(argument, scope), scope);
    case 'Fn::Transform':
      throw formatError('Fn::Transform is not supported by this endpoint.');
    default:
      return applyStrict(name, argument, scope);
  }
}

function applyStrict(name: string, argument: JsonValue, scope: Scope): JsonValue {
  const apply = strictFunctions[name];
  if (!apply) throw templateError(`Encountered unsupported function: ${name}`);
  const input = evaluate(argument, scope);
  if (isUnknown(input) && !textFunctions.includes(name)) return unknownValue;
  return apply(input, scope);
}

function reference(argument: JsonValue, scope: Scope): Evaluated {
  const name = evaluate(argument, scope);
  if (typeof name !== 'string')
    throw templateError('Every Ref object must have a single String value.');
  if (name === noValueName) return noValue;
  const value = scope.parameters[name] ?? scope.reference(name);
  if (value === undefined) throw unresolved(name);
  return value;
}

function attribute(argument: JsonValue, scope: Scope): JsonValue {
  const [resource, path] = attributeParts(argument);
  const name = path === undefined ? undefined : evaluate(path, scope);
  if (typeof resource !== 'string' || typeof name !== 'string') {
    throw templateError(
      'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  }
  const value = scope.attribute(resource, name);
  if (value === undefined) throw unresolved(resource);
  return value;
}

function unresolved(name: string): Error {
  return formatError(
    `Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}

function substitute(argument: JsonValue, scope: Scope): string {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string' || !isJsonObject(given)) {
    throw templateError(
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  }
  const variables = evaluateObject(given, scope);
  const pieces = parseSubstitution(text).map((part) => {
    if ('literal' in part) return part.literal;
    const own = variables[part.name];
    if (own !== undefined) return textOf(own);
    const named = part.name.includes('.')
      ? attribute(part.name, scope)
      : reference(part.name, scope);
    return named === noValue ? '' : textOf(named);
  });
  return pieces.join('');
}

function textOf(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  throw templateError('Fn::Sub expression does not resolve to a string');
}

function choose(argument: JsonValue, scope: Scope): Evaluated {
  if (!Array.isArray(argument) || argument.length !== 3) {
    throw templateError('Fn::If requires a list argument with three elements');
  }
  const [condition, whenTrue = null, whenFalse = null] = argument;
  const holds =
    typeof condition === 'string'
      ? scope.conditions[condition]
      : evaluateCondition(condition ?? null, scope);
  if (holds === undefined) {
    throw templateError(`unresolved condition dependency ${String(condition)} in Fn::If`);
  }
  return evaluated(holds ? whenTrue : whenFalse, scope);
}
