import type { Column } from '@aws-sdk/client-glue';
import { invalidInput } from './refusals.ts';

type Matches = (values: readonly string[]) => boolean;

const comparison =
  /^\s*\(?\s*([a-z_]\w*)\s*(=|<>|!=|<=|>=|<|>|\bin\b|\blike\b)\s*(\([^)]*\)|'(?:[^']|'')*'|[\w.-]+)\s*\)?\s*$/i;

/**
 * A condition on partition values: comparisons, `IN` and `LIKE`, joined by `AND`.
 * Source: `Expression` of GetPartitions, Glue API reference, which knows more than this.
 * @throws AwsError InvalidInputException
 */
export function readPartitionExpression(expression: string, keys: readonly Column[]): Matches {
  if (expression.trim() === '') return () => true;
  const all = expression.split(/\band\b/i).map((part) => readComparison(part, keys, expression));
  return (values) => all.every((matches) => matches(values));
}

function readComparison(part: string, keys: readonly Column[], whole: string): Matches {
  const [, name = '', operator = '', operand = ''] = comparison.exec(part) ?? [];
  if (name === '') throw invalidInput(`Unsupported expression '${whole}'`);
  const index = keys.findIndex((key) => key.Name?.toLowerCase() === name.toLowerCase());
  const key = keys[index];
  if (!key) throw invalidInput(`Unsupported expression '${whole}': no partition key ${name}`);
  const isNumber = /int|double|float|decimal/.test(key.Type ?? 'string');
  const test = testOf(operator.toLowerCase(), operand, isNumber);
  return (values) => test(values[index] ?? '');
}

function testOf(operator: string, operand: string, isNumber: boolean): (value: string) => boolean {
  if (operator === 'in') {
    const wanted = operand.slice(1, -1).split(',').map(unquoted);
    return (value) => wanted.includes(value);
  }
  const wanted = unquoted(operand);
  if (operator === 'like') {
    const pattern = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*');
    const compiled = new RegExp(`^${pattern.replaceAll('_', '.')}$`);
    return (value) => compiled.test(value);
  }
  return (value) => {
    const order = isNumber ? Number(value) - Number(wanted) : compareText(value, wanted);
    return holds(operator, order);
  };
}

function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    default:
      return order !== 0;
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'");
}
