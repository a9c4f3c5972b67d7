import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

type Json = Record<string, unknown>;

/**
 * JSON Schemas of one OpenAPI document. A schema with an id is written once under
 * `#/components/schemas` and referred to from everywhere else.
 */
export class NamedSchemas {
  readonly #named = new Map<string, unknown>();

  /** The schema as it stands in the document. Throws where two schemas have one name. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
    });
    for (const [name, definition] of Object.entries($defs)) this.#add(name, relocated(definition));
    return Object.fromEntries(
      Object.entries(rest).map(([key, item]) => relocatedMember(key, item)),
    );
  }

  named(): Json {
    return Object.fromEntries([...this.#named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #add(name: string, definition: unknown): void {
    const known = this.#named.get(name);
    if (known !== undefined && !isDeepStrictEqual(known, definition)) {
      throw new Error(`Two schemas of the API are named ${name}`);
    }
    this.#named.set(name, definition);
  }
}

function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => relocatedMember(key, item)));
}

function relocatedMember(key: string, value: unknown): [string, unknown] {
  return key === '$ref' && typeof value === 'string'
    ? [key, value.replace('#/$defs/', '#/components/schemas/')]
    : [key, relocated(value)];
}
