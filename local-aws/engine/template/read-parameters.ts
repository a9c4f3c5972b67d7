import { formatError, validationError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { isParameterType } from '../parameters/parameter-types.ts';
import { checkNames } from './logical-names.ts';
import type { ParameterDeclaration } from './template.ts';

const members = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
];

export function readParameters(value: JsonValue | undefined): Record<string, ParameterDeclaration> {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw formatError('Parameters must be an object.');
  checkNames('Parameter', Object.keys(value), 200);
  return Object.fromEntries(
    Object.entries(value).map(([name, declaration]) => [name, readParameter(declaration)]),
  );
}

function readParameter(declaration: JsonValue): ParameterDeclaration {
  if (!isJsonObject(declaration)) throw formatError('Any Parameters member must be an object.');
  const unknown = Object.keys(declaration).find((key) => !members.includes(key));
  if (unknown !== undefined)
    throw validationError(`Invalid template parameter property '${unknown}'`);
  const type = declaration.Type;
  if (typeof type !== 'string') {
    throw formatError('Every Parameters object must contain a Type member.');
  }
  if (!isParameterType(type)) throw formatError(`Unrecognized parameter type: ${type}`);
  return {
    type,
    default: text(declaration.Default),
    description: text(declaration.Description),
    noEcho: String(declaration.NoEcho) === 'true',
    allowedValues: allowedValues(declaration),
    allowedPattern: text(declaration.AllowedPattern),
    constraintDescription: text(declaration.ConstraintDescription),
    minLength: number(declaration.MinLength),
    maxLength: number(declaration.MaxLength),
    minValue: number(declaration.MinValue),
    maxValue: number(declaration.MaxValue),
  };
}

function allowedValues(declaration: JsonObject): string[] | undefined {
  return Array.isArray(declaration.AllowedValues)
    ? declaration.AllowedValues.map(String)
    : undefined;
}

function text(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw formatError('Every Default member must be a string.');
  return String(value);
}

function number(value: JsonValue | undefined): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}
