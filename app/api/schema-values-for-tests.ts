import fc from 'fast-check';
import { hostileTexts, hostileValues } from './hostile-values.test-data.ts';

/** What of JSON Schema the OpenAPI document is written in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

export interface Vocabulary {
  /** The schemas that `$ref` names, by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Texts that mean something to the product, by the name of the field or the parameter. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const hostile = fc.oneof(hostileText, fc.constantFrom(...hostileValues), fc.jsonValue());

/** Values of a schema most of the time, and anything at all otherwise, at whatever depth. */
export function valuesOf(
  schema: Schema,
  vocabulary: Vocabulary,
  name?: string,
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 9, arbitrary: fitting(schema, vocabulary, name) },
    { weight: 1, arbitrary: hostile },
  );
}

function fitting(schema: Schema, vocabulary: Vocabulary, name?: string): fc.Arbitrary<unknown> {
  if (schema.$ref) {
    const target = schema.$ref.replace('#/components/schemas/', '');
    return target === 'JsonValue'
      ? fc.jsonValue()
      : fitting(vocabulary.schemas[target] ?? {}, vocabulary, name);
  }
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => fitting(one, vocabulary, name)));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, vocabulary);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, vocabulary, name), { maxLength: 4 });
    case 'string':
      return textsOf(schema, vocabulary, name);
    case 'integer':
    case 'number':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
}

function objectsOf(schema: Schema, vocabulary: Vocabulary): fc.Arbitrary<object> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, value] of Object.entries(properties)) {
    fields[key] = valuesOf(value, vocabulary, key);
  }
  const declared = fc.record(fields, { requiredKeys: [...required] });
  const isOpen = typeof additionalProperties === 'object';
  const others = fc.dictionary(
    hostileText,
    isOpen ? valuesOf(additionalProperties, vocabulary) : hostile,
    { minKeys: 1, maxKeys: 3 },
  );
  const weight = isOpen ? 10 : 1;
  return fc.oneof(
    { weight: 10, arbitrary: declared },
    {
      weight,
      arbitrary: fc.tuple(declared, others).map(([some, more]) => ({ ...some, ...more })),
    },
  );
}

function textsOf(schema: Schema, { known }: Vocabulary, name = ''): fc.Arbitrary<string> {
  const own = Object.hasOwn(known, name) ? (known[name] ?? []) : [];
  return fc.oneof(
    ...(own.length > 0 ? [{ weight: 8, arbitrary: fc.constantFrom(...own) }] : []),
    { weight: 3, arbitrary: matching(schema) },
    { weight: 2, arbitrary: hostileText },
  );
}

/** Patterns that look ahead or name classes of Unicode are more than the generator reads. */
function matching({ pattern, allOf = [] }: Schema): fc.Arbitrary<string> {
  const patterns = [pattern, ...allOf.map((part) => part.pattern)].flatMap((one) => one ?? []);
  const readable = patterns.find((one) => !/\(\?[^:]|\\p/.test(one));
  return readable === undefined
    ? fc.string({ maxLength: 60 })
    : fc.stringMatching(new RegExp(readable), { size: 'small' });
}

function numbersOf({ minimum = -(2 ** 31), maximum = 2 ** 31 }: Schema): fc.Arbitrary<number> {
  const min = Math.ceil(minimum);
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min, max: Math.max(min, Math.floor(maximum)) }) },
    { weight: 1, arbitrary: fc.double({ noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(min - 1, maximum + 1, 2 ** 53, -0) },
  );
}
