import type { ParameterSchema, Variable } from './variable.ts';
import { valueText } from './variable-text.ts';

/** What may be written, in one sentence: `Whole number from 20 to 1000 (GiB).` */
export function valueWords({ schema }: Pick<Variable, 'schema'>): string {
  const unit = schema.unit ? ` (${schema.unit})` : '';
  return `${kindWords(schema)}${unit}.`;
}

function kindWords(schema: ParameterSchema): string {
  const { type, enum: choices, minimum, maximum } = schema;
  if (choices) return `One of ${choices.join(', ')}`;
  switch (type) {
    case 'boolean':
      return 'true or false';
    case 'array':
      return `List separated by commas${itemsWords(schema)}`;
    case 'string':
      return 'Text';
    default:
      return `${type === 'integer' ? 'Whole number' : 'Number'}${rangeWords(minimum, maximum)}`;
  }
}

function itemsWords({ minItems, maxItems }: ParameterSchema): string {
  if (minItems !== undefined && maxItems !== undefined) return `, ${minItems} to ${maxItems} items`;
  return maxItems === undefined ? '' : `, at most ${maxItems} items`;
}

function rangeWords(minimum?: number, maximum?: number): string {
  if (minimum === undefined && maximum === undefined) return '';
  if (maximum === undefined) return ` from ${minimum}`;
  return minimum === undefined ? ` up to ${maximum}` : ` from ${minimum} to ${maximum}`;
}

/** A value that the layer accepts: its default, or what its schema gives as an example where that is empty. */
export function exampleText(variable: Variable, region: string): string {
  const { default: usual, type, examples = [] } = variable.schema;
  const isEmpty = usual === '' || (Array.isArray(usual) && usual.length === 0);
  if (!isEmpty) return valueText(variable, usual, region);
  const [example = ''] = examples;
  return valueText(variable, type === 'array' ? [example] : example, region);
}
