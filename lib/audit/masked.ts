import { z } from 'zod';
import { secretFields } from '#lib/api/secret-fields.ts';

type Schema = z.core.$ZodType;

const secretMark = '•••';
/** In place of what a schema says nothing of, since it may be anything. */
const unknownMark = '(not described)';

/**
 * An input as it may be written down, whether it was accepted or not: what its schema names secret is
 * masked, and so is all that the schema does not describe, such as a field that there is not.
 */
export function masked(schema: Schema, value: unknown): unknown {
  const secret = secretFields.get(schema);
  if (secret && value !== undefined && value !== null) return maskedSecret(value, secret.shown);
  const inner = unwrapped(schema);
  if (inner) return masked(inner, value);
  if (schema instanceof z.ZodUnion) return maskedUnion(schema.options, value);
  if (Array.isArray(value)) {
    return value.map((item) =>
      schema instanceof z.ZodArray ? masked(schema.element, item) : unknownMark,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const described = memberOf(schema, name);
      return [name, described ? masked(described, member) : unknownMark];
    }),
  );
}

function maskedSecret(value: unknown, shown: 'nothing' | 'name'): string {
  const end = shown === 'name' && typeof value === 'string' ? value.indexOf('=') : -1;
  return end < 0 ? secretMark : `${String(value).slice(0, end + 1)}${secretMark}`;
}

function unwrapped(schema: Schema): Schema | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodLazy
  ) {
    return schema.unwrap();
  }
  return schema instanceof z.ZodPipe ? schema.in : undefined;
}

/** As the alternative says that accepts it; what none accepts is not described. */
function maskedUnion(options: readonly Schema[], value: unknown): unknown {
  const option = options.find((one) => z.safeParse(one, value).success);
  if (option) return masked(option, value);
  return typeof value === 'object' && value !== null ? unknownMark : value;
}

function memberOf(schema: Schema, name: string): Schema | undefined {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
  }
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}
