import { FromStringShapeDeserializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../service.ts';

/** Keys of a form split at their dots: `Filter.1.Name=x` is `{ Filter: { 1: { Name: 'x' } } }`. */
interface FormNode {
  value?: string;
  readonly children: Map<string, FormNode>;
}

export type FormDialect = 'ec2' | 'query';

const scalars = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
});

/** Reads a form body by the schema of an operation's input; the reverse of the SDK's `QueryShapeSerializer`. */
export function readForm(
  schema: NormalizedSchema,
  form: URLSearchParams,
  dialect: FormDialect,
): object {
  const value = readNode(schema, treeOf(form), dialect);
  return typeof value === 'object' && value !== null ? value : {};
}

function treeOf(form: URLSearchParams): FormNode {
  const root: FormNode = { children: new Map() };
  for (const [key, value] of form) {
    let node = root;
    for (const part of key.split('.')) {
      const child = node.children.get(part) ?? { children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}

function readNode(schema: NormalizedSchema, node: FormNode, dialect: FormDialect): unknown {
  if (schema.isStructSchema()) return readStruct(schema, node, dialect);
  if (schema.isListSchema()) return readList(schema, node, dialect);
  if (schema.isMapSchema()) return readMap(schema, node, dialect);
  if (schema.isUnitSchema() || node.value === undefined) return undefined;
  return readScalar(schema, node.value);
}

/** @throws AwsError MalformedInput for a number or a time that is none */
function readScalar(schema: NormalizedSchema, text: string): unknown {
  try {
    const value: unknown = scalars.read(schema, text);
    if (typeof value !== 'number' || !Number.isNaN(value)) return value;
  } catch (cause) {
    throw new AwsError('MalformedInput', `Unable to parse '${text}': ${String(cause)}`);
  }
  throw new AwsError('MalformedInput', `Unable to parse '${text}' as a number`);
}

function readStruct(schema: NormalizedSchema, node: FormNode, dialect: FormDialect): object {
  const struct: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(memberKey(name, member, dialect));
    const value = child && readNode(member, child, dialect);
    if (value !== undefined) struct[name] = value;
  }
  return struct;
}

function readList(schema: NormalizedSchema, node: FormNode, dialect: FormDialect): unknown[] {
  const member = schema.getValueSchema();
  const flat = dialect === 'ec2' || schema.getMergedTraits().xmlFlattened;
  const items = flat ? node : node.children.get(itemKey(member, 'member', dialect));
  return numbered(items).map((item) => readNode(member, item, dialect));
}

function readMap(schema: NormalizedSchema, node: FormNode, dialect: FormDialect): object {
  const flat = schema.getMergedTraits().xmlFlattened;
  const entries = numbered(flat ? node : node.children.get('entry')).map(
    (entry): [string, unknown] => {
      const key = entry.children.get(itemKey(schema.getKeySchema(), 'key', dialect));
      const value = entry.children.get(itemKey(schema.getValueSchema(), 'value', dialect));
      return [key?.value ?? '', value && readNode(schema.getValueSchema(), value, dialect)];
    },
  );
  return Object.fromEntries(entries);
}

function numbered(node: FormNode | undefined): FormNode[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function memberKey(name: string, member: NormalizedSchema, dialect: FormDialect): string {
  const { xmlName, ec2QueryName } = member.getMergedTraits();
  const key = xmlName ?? name;
  if (dialect === 'query') return key;
  if (typeof ec2QueryName === 'string') return ec2QueryName;
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function itemKey(member: NormalizedSchema, fallback: string, dialect: FormDialect): string {
  const { xmlName, ec2QueryName } = member.getMergedTraits();
  if (dialect === 'ec2' && typeof ec2QueryName === 'string') return ec2QueryName;
  return xmlName ?? fallback;
}
