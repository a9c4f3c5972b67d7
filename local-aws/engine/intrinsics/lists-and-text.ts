import { templateError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonValue } from '../json-value.ts';
import type { Scope } from './scope.ts';

export function fnBase64(argument: JsonValue): string {
  if (typeof argument === 'object')
    throw templateError('every Fn::Base64 object must have a String-typed value.');
  return Buffer.from(String(argument)).toString('base64');
}

export function fnJoin(argument: JsonValue): string {
  const [delimiter, members] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string' || !Array.isArray(members)) {
    throw templateError(
      'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    );
  }
  if (members.some((member) => typeof member === 'object')) {
    throw templateError(
      'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    );
  }
  return members.map(String).join(delimiter);
}

export function fnSelect(argument: JsonValue): JsonValue {
  const [index, members] = Array.isArray(argument) ? argument : [];
  const position = Number(index);
  if (!Array.isArray(members) || !Number.isInteger(position)) {
    throw templateError(
      'Fn::Select requires a list argument with two elements: an integer index and a list',
    );
  }
  const member = members[position];
  if (position < 0 || member === undefined) {
    throw templateError(`Fn::Select cannot select nonexistent value at index ${position}`);
  }
  if (member === null)
    throw templateError(`Fn::Select cannot select null value at index ${position}`);
  return member;
}

export function fnSplit(argument: JsonValue): string[] {
  const [delimiter, text] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string' || typeof text !== 'string') {
    throw templateError(
      'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    );
  }
  return text.split(delimiter);
}

export function fnLength(argument: JsonValue, scope: Scope): number {
  requireLanguageExtensions('Fn::Length', scope);
  if (!Array.isArray(argument)) {
    throw templateError('Fn::Length layout is incorrect');
  }
  return argument.length;
}

export function fnToJsonString(argument: JsonValue, scope: Scope): string {
  requireLanguageExtensions('Fn::ToJsonString', scope);
  if (!isJsonObject(argument) && !Array.isArray(argument)) {
    throw templateError('Fn::ToJsonString layout is incorrect');
  }
  return JSON.stringify(argument);
}

function requireLanguageExtensions(name: string, scope: Scope): void {
  if (!scope.languageExtensions) throw templateError(`Encountered unsupported function: ${name}`);
}
