import { validationError } from '../cloudformation-error.ts';
import type { ParameterDeclaration } from '../template/template.ts';
import { checkConstraints } from './parameter-constraints.ts';
import { isListType, ssmValueType } from './parameter-types.ts';

export interface ParameterInput {
  readonly ParameterKey?: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: boolean;
}

export type ParameterValues = Readonly<Record<string, string>>;

/**
 * The value of every declared parameter as text: given, previous, or default. Throws AWS's validation errors
 * for parameters that are unknown, missing or outside their constraints.
 */
export function resolveParameters(
  declarations: Readonly<Record<string, ParameterDeclaration>>,
  given: readonly ParameterInput[],
  previous: ParameterValues = {},
): Record<string, string> {
  const inputs = new Map(given.map((input) => [input.ParameterKey ?? '', input]));
  const unknown = [...inputs.keys()].filter((key) => !(key in declarations));
  if (unknown.length > 0) {
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const values = new Map<string, string>();
  const missing: string[] = [];
  for (const [key, declaration] of Object.entries(declarations)) {
    const value = chosenValue(key, declaration, inputs.get(key), previous);
    if (value === undefined) missing.push(key);
    else values.set(key, value);
  }
  if (missing.length > 0)
    throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  for (const [key, value] of values) {
    const declaration = declarations[key];
    if (declaration) checkConstraints(key, value, declaration);
  }
  return Object.fromEntries(values);
}

/** Lists are split at commas and trimmed, as `Ref` answers them. */
export function referencedValue(
  declaration: ParameterDeclaration,
  value: string,
): string | string[] {
  if (!isListType(ssmValueType(declaration.type) ?? declaration.type)) return value;
  return value === '' ? [] : value.split(',').map((member) => member.trim());
}

function chosenValue(
  key: string,
  declaration: ParameterDeclaration,
  input: ParameterInput | undefined,
  previous: ParameterValues,
): string | undefined {
  if (input?.UsePreviousValue) {
    const value = previous[key];
    if (value !== undefined) return value;
    throw validationError(
      `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
    );
  }
  return input?.ParameterValue ?? declaration.default;
}
