import type { Column } from '@aws-sdk/client-glue';

export interface Schema {
  readonly columns: readonly Column[];
  /** Of delimited text. */
  readonly delimiter?: string;
  readonly hasHeader?: boolean;
}

/**
 * The columns that the head of a file shows: JSON as lines or as an array, and delimited text. Undefined where it
 * shows none; `isWhole` tells whether the last line is complete.
 */
export function inferSchema(
  classification: string,
  head: string,
  isWhole: boolean,
): Schema | undefined {
  const lines = head.split(/\r?\n/);
  if (!isWhole) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 200);
  if (classification === 'csv') return delimited(filled);
  if (classification === 'json') return ofRecords(jsonRecords(filled, head));
  return undefined;
}

function jsonRecords(lines: readonly string[], head: string): object[] {
  const perLine = lines.map(parse).filter(isRecord);
  if (perLine.length > 0) return perLine;
  const whole = parse(head);
  return (Array.isArray(whole) ? whole : [whole]).filter(isRecord);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ofRecords(records: readonly object[]): Schema | undefined {
  if (records.length === 0) return undefined;
  const columns = [...fieldTypes(records)].map(([Name, Type]) => ({ Name, Type }));
  return { columns };
}

function fieldTypes(records: readonly object[]): Map<string, string> {
  const types = new Map<string, string>();
  for (const [name, value] of records.flatMap((record) => Object.entries(record))) {
    const key = name.toLowerCase();
    const type = typeOf(value);
    const known = types.get(key);
    if (type === undefined && known !== undefined) continue;
    types.set(key, known === undefined ? (type ?? 'string') : wider(known, type ?? 'string'));
  }
  return types;
}

function typeOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      if (!Number.isInteger(value)) return 'double';
      return Math.abs(value) <= 2_147_483_647 ? 'int' : 'bigint';
    case 'string':
      return 'string';
  }
  if (Array.isArray(value)) {
    const elements = value.map(typeOf).filter((type) => type !== undefined);
    return `array<${elements.reduce(wider, elements[0] ?? 'string')}>`;
  }
  if (!isRecord(value)) return undefined;
  const fields = [...fieldTypes([value])].map(([name, type]) => `${name}:${type}`);
  return `struct<${fields.join(',')}>`;
}

const numbers = ['int', 'bigint', 'double'];

/** The type that holds both; text where no other does. */
function wider(a: string, b: string): string {
  if (a === b) return a;
  const [x, y] = [numbers.indexOf(a), numbers.indexOf(b)];
  if (x >= 0 && y >= 0) return numbers[Math.max(x, y)] ?? 'string';
  return a.startsWith('struct<') && b.startsWith('struct<') ? a : 'string';
}

const delimiters = [',', '\t', '|', ';'];

function delimited(lines: readonly string[]): Schema | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const fieldsBy = (each: string) => splitFields(first, each).length;
  const delimiter = delimiters.reduce((a, b) => (fieldsBy(b) > fieldsBy(a) ? b : a));
  const [header = [], ...rows] = lines.map((line) => splitFields(line, delimiter));
  const types = header.map((_, index) =>
    rows.map((row) => fieldType(row[index] ?? '')).reduce(wider, fieldType(rows[0]?.[index] ?? '')),
  );
  // Source: "Built-in classifiers, CSV": a header is text, where at least one column below it is not.
  const hasHeader =
    header.every((field) => fieldType(field) === 'string') &&
    (rows.length === 0 || types.some((type) => type !== 'string'));
  const columns = header.map((field, index) => ({
    Name: hasHeader ? columnName(field) : `col${index}`,
    Type: hasHeader ? (types[index] ?? 'string') : fieldType(field),
  }));
  return { columns, delimiter, hasHeader };
}

function columnName(field: string): string {
  return field.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Numbers of delimited text are `bigint`, unlike those of JSON. */
function fieldType(field: string): string {
  if (/^[-+]?\d{1,18}$/.test(field)) return 'bigint';
  if (/^[-+]?\d*\.\d+(e[-+]?\d+)?$/i.test(field)) return 'double';
  return /^(true|false)$/i.test(field) ? 'boolean' : 'string';
}

function splitFields(line: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return [...fields, field];
}
