import { validationError } from '../cloudformation-error.ts';
import type { ParameterDeclaration } from '../template/template.ts';
import { elementType, isListType } from './parameter-types.ts';

/** Throws AWS's error when a parameter's value violates its declaration. */
export function checkConstraints(
  key: string,
  value: string,
  declaration: ParameterDeclaration,
): void {
  const members = isListType(declaration.type)
    ? value.split(',').map((member) => member.trim())
    : [value];
  for (const member of members) {
    const problem = violation(key, member, declaration);
    if (problem === undefined) continue;
    const { constraintDescription } = declaration;
    throw validationError(
      constraintDescription === undefined
        ? problem
        : `Parameter ${key} failed to satisfy constraint: ${constraintDescription}`,
    );
  }
}

function violation(
  key: string,
  value: string,
  declaration: ParameterDeclaration,
): string | undefined {
  const { allowedValues, allowedPattern } = declaration;
  if (isNumeric(declaration) && !isNumber(value)) return `Parameter '${key}' must be a number.`;
  if (allowedValues && !allowedValues.includes(value)) {
    return `Parameter '${key}' must be one of AllowedValues`;
  }
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) {
    return `Parameter '${key}' must match pattern ${allowedPattern}`;
  }
  return lengthViolation(key, value, declaration) ?? rangeViolation(key, value, declaration);
}

function lengthViolation(
  key: string,
  value: string,
  { minLength, maxLength }: ParameterDeclaration,
): string | undefined {
  if (minLength !== undefined && value.length < minLength) {
    return `Parameter '${key}' must contain at least ${minLength} characters`;
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return `Parameter '${key}' must contain at most ${maxLength} characters`;
  }
  return undefined;
}

function rangeViolation(
  key: string,
  value: string,
  declaration: ParameterDeclaration,
): string | undefined {
  const { minValue, maxValue } = declaration;
  if (!isNumeric(declaration)) return undefined;
  if (minValue !== undefined && Number(value) < minValue) {
    return `Parameter '${key}' must be a number not less than ${minValue}`;
  }
  if (maxValue !== undefined && Number(value) > maxValue) {
    return `Parameter '${key}' must be a number not greater than ${maxValue}`;
  }
  return undefined;
}

function isNumeric(declaration: ParameterDeclaration): boolean {
  return elementType(declaration.type) === 'Number';
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
