import { FromStringShapeDeserializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import { AwsError } from '../service.ts';
import type { WireRequest } from './wire.ts';
import { isStructure } from './xml.ts';

const scalars = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: true,
});

/** The member that is the body as it comes, where the operation has one. */
export function streamedMember(input: NormalizedSchema): string | undefined {
  if (!input.isStructSchema()) return undefined;
  for (const [name, member] of input.structIterator()) {
    const { httpPayload, streaming } = member.getMergedTraits();
    if (httpPayload && streaming) return name;
  }
  return undefined;
}

/** The member whose bytes are the whole body, where the operation has one. */
export function payloadBlob(input: NormalizedSchema): string | undefined {
  if (!input.isStructSchema()) return undefined;
  for (const [name, member] of input.structIterator()) {
    if (member.getMergedTraits().httpPayload && member.isBlobSchema()) return name;
  }
  return undefined;
}

/** What a request holds beside its URI: labels and query would otherwise be looked for in the body. */
export function bodyAndHeaders(input: NormalizedSchema): StaticStructureSchema | 'unit' {
  const source = input.getSchema();
  if (!input.isStructSchema() || !isStructure(source)) return 'unit';
  const [kind, namespace, name, traits, names, schemas] = source;
  const inUri = new Set(
    [...input.structIterator()]
      .filter(
        ([, member]) => member.getMergedTraits().httpLabel || member.getMergedTraits().httpQuery,
      )
      .map(([member]) => member),
  );
  const kept = names.flatMap((member, i) => (inUri.has(member) ? [] : [i]));
  return [
    kind,
    namespace,
    name,
    traits,
    kept.flatMap((i) => names[i] ?? []),
    kept.flatMap((i) => [schemas[i] ?? 0]),
  ];
}

/** What the query of a REST request binds. */
export function queryOf(input: NormalizedSchema, { query }: WireRequest): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  if (!input.isStructSchema()) return read;
  for (const [name, member] of input.structIterator()) {
    const { httpQuery } = member.getMergedTraits();
    if (!httpQuery || !query.has(httpQuery)) continue;
    read[name] = member.isListSchema()
      ? query.getAll(httpQuery).map((text) => readScalar(member.getValueSchema(), httpQuery, text))
      : readScalar(member, httpQuery, query.get(httpQuery) ?? '');
  }
  return read;
}

/** Labels of the path in the types of their members. */
export function labelsOf(
  input: NormalizedSchema,
  labels: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  if (!input.isStructSchema()) return labels;
  const members = new Map(input.structIterator());
  return Object.fromEntries(
    Object.entries(labels).map(([name, text]) => {
      const member = members.get(name);
      return [name, member ? readScalar(member, name, text) : text];
    }),
  );
}

/** @throws AwsError InvalidArgument for a number or a time that is none */
function readScalar(schema: NormalizedSchema, name: string, text: string): unknown {
  try {
    const value: unknown = scalars.read(schema, text);
    if (typeof value !== 'number' || !Number.isNaN(value)) return value;
  } catch (cause) {
    throw new AwsError('InvalidArgument', `Provided ${name} is invalid: ${String(cause)}`);
  }
  throw new AwsError('InvalidArgument', `Provided ${name} not an integer or within integer range`);
}
