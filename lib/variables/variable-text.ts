import { isOfZones, type ParameterSchema, type Variable } from './variable.ts';

/** A value as it was read, or why it cannot be one. */
export type ReadValue =
  | { readonly value: unknown }
  | {
      /** Follows the name of the variable: `is …`. */
      readonly problem: string;
    };

/** A parameter's value as a file of variables has it: lists separated by commas. */
export function valueText(
  variable: Pick<Variable, 'schema'>,
  value: unknown,
  region: string,
): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((item) => (isOfZones(variable) ? `${region}${item}` : String(item))).join(',');
}

/** A parameter's value from its text; whether the layer accepts it, only its schema says. */
export function readValue(variable: Variable, text: string, region: string): ReadValue {
  const { schema } = variable;
  if (schema.type === 'array') return readList(variable, text, region);
  return readScalar(schema, text);
}

function readScalar({ type, enum: choices }: ParameterSchema, text: string): ReadValue {
  const choice = choices?.find((one) => String(one) === text);
  if (choice !== undefined) return { value: choice };
  if (type === 'string') return { value: text };
  if (type === 'boolean') {
    return text === 'true' || text === 'false'
      ? { value: text === 'true' }
      : { problem: 'Must be true or false' };
  }
  return readNumber(text);
}

/** Decimal, as people write it: no exponent, no hexadecimal, nothing empty. */
function readNumber(text: string): ReadValue {
  return /^-?\d+(\.\d+)?$/.test(text) ? { value: Number(text) } : { problem: 'Must be a number' };
}

function readList(variable: Variable, text: string, region: string): ReadValue {
  const { schema } = variable;
  if (text.trim() === '') return { value: [] };
  const items = text.split(',').map((item) => item.trim());
  if (isOfZones(variable)) return { value: zoneLetters(items, region) };
  if (schema.items?.type !== 'integer') return { value: items };
  const numbers = items.map(readNumber);
  return (
    numbers.find((number) => 'problem' in number) ?? {
      value: numbers.map((number) => ('value' in number ? number.value : undefined)),
    }
  );
}

/** A layer names zones by their letters, so that its parameters hold in every region. */
function zoneLetters(zones: readonly string[], region: string): string[] {
  return zones.map((zone) => (zone.startsWith(region) ? zone.slice(region.length) : zone));
}
