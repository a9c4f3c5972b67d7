import { templateError, validationError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonValue } from '../json-value.ts';
import { isUnknown, type Scope, unknownValue } from './scope.ts';

/** Wording as recorded on AWS in localstack `engine/test_mappings.snapshot.json`. */
export function fnFindInMap(argument: JsonValue, scope: Scope): JsonValue {
  if (!Array.isArray(argument) || argument.length < 3) {
    throw templateError(
      'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  }
  const [map, key, attribute, options] = argument;
  if (isUnknown([map ?? null, key ?? null, attribute ?? null])) return unknownValue;
  const level = scope.mappings[String(map)]?.[String(key)];
  const found = isJsonObject(level) ? level[String(attribute)] : undefined;
  if (found !== undefined) return found;
  if (isJsonObject(options) && options.DefaultValue !== undefined && scope.languageExtensions) {
    return options.DefaultValue;
  }
  if (!(String(map) in scope.mappings)) {
    throw templateError(
      `Mapping named '${String(map)}' is not present in the 'Mappings' section of template.`,
    );
  }
  throw templateError(
    `Unable to get mapping for ${String(map)}::${String(key)}::${String(attribute)}`,
  );
}

export function fnGetAzs(argument: JsonValue, scope: Scope): JsonValue {
  if (typeof argument !== 'string')
    throw templateError('Fn::GetAZs requires a single String argument');
  return [...scope.availabilityZones(argument === '' ? scope.region : argument)];
}

export function fnImportValue(argument: JsonValue, scope: Scope): JsonValue {
  if (typeof argument !== 'string') {
    throw templateError(
      'the attribute in Fn::ImportValue must be a string or a function that returns a string',
    );
  }
  const value = scope.exported(argument);
  if (value === undefined) throw validationError(`No export named ${argument} found.`);
  return value;
}
