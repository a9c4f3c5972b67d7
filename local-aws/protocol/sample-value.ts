import type { NormalizedSchema } from '@smithy/core/schema';
import { isStructure } from './xml.ts';

/** Which members of structures a sample has. */
export type Members = 'all' | 'required';

const maxDepth = 10;

/** A value of a schema with every member present, down to a depth that ends recursion; only for round-trip tests. */
export function sampleValue(
  schema: NormalizedSchema,
  path = 'Root',
  depth = 0,
  members: Members = 'all',
): unknown {
  if (schema.isUnitSchema()) return {};
  if (schema.isUnionSchema()) return sampleUnion(schema, path, depth);
  if (schema.isStructSchema()) return sampleStruct(schema, path, depth, members);
  if (schema.isListSchema()) {
    if (schema.getMergedTraits().httpHeader) return ['header one', 'header two'];
    const item = schema.getValueSchema();
    return (depth < 3 ? [0, 1] : depth < maxDepth ? [0] : []).map((i) =>
      sampleValue(item, `${path}-${i}`, depth + 1, members),
    );
  }
  if (schema.isMapSchema()) {
    return {
      [`key-${depth}`]: sampleValue(schema.getValueSchema(), `${path}-v`, depth + 1, members),
    };
  }
  return sampleScalar(schema, path);
}

function sampleStruct(
  schema: NormalizedSchema,
  path: string,
  depth: number,
  members: Members,
): object {
  const source = schema.getSchema();
  const requiredCount = isStructure(source) ? (source[6] ?? 0) : 0;
  const all = members === 'all' || (depth > 0 && requiredCount === 0);
  const chosen = [...schema.structIterator()]
    .filter(([, member], i) => all || i < requiredCount || member.isIdempotencyToken())
    .filter(([, member]) => depth < maxDepth || !isComposite(member));
  return Object.fromEntries(
    chosen.map(([name, member]) => [
      name,
      sampleValue(member, `${path}.${name}`, depth + 1, members),
    ]),
  );
}

function sampleUnion(schema: NormalizedSchema, path: string, depth: number): object {
  const members = [...schema.structIterator()];
  const [name, member] = members.find(([, each]) => !isComposite(each)) ?? members[0] ?? [];
  if (!name || !member) return {};
  return { [name]: sampleValue(member, `${path}.${name}`, depth + 1) };
}

function isComposite(schema: NormalizedSchema): boolean {
  return schema.isStructSchema() || schema.isListSchema() || schema.isMapSchema();
}

function sampleScalar(schema: NormalizedSchema, path: string): unknown {
  if (schema.isBlobSchema()) return new Uint8Array([0, 1, 2, 254, 255]);
  if (schema.isTimestampSchema()) return new Date('2026-11-24T06:33:05.000Z');
  if (schema.isBooleanSchema()) return path.length % 2 === 0;
  if (schema.isBigIntegerSchema()) return 12_345_678_901_234_567_890n;
  if (schema.isNumericSchema()) return path.length;
  if (schema.isDocumentSchema()) return { path };
  const { hostLabel, httpHeader, httpLabel, httpPrefixHeaders } = schema.getMergedTraits();
  if (hostLabel) return 'label';
  if (httpHeader || httpPrefixHeaders !== undefined) return `header ${path}`;
  return httpLabel ? `label/${path} ü+` : `${path} <&"'> ü % + = \n`;
}
