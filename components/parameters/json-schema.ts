import { z } from 'zod';

const control = z.enum([
  'cidr',
  /** One CIDR per zone. */
  'cidr-list',
  /** Any number of texts, such as CIDR blocks or e-mail addresses. */
  'text-list',
  'zones',
  'choice',
  'toggle',
  'text',
  'number',
  /** A number that is mostly small. */
  'slider',
]);

export type Control = z.output<typeof control>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const property = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  group: z.string().default('General'),
  control: control.optional(),
  type: z.string().optional(),
  enum: z.array(scalar).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  unit: z.string().optional(),
  maximum: z.number().optional(),
  default: z.unknown().optional(),
  examples: z.array(z.unknown()).optional(),
  visibleWhen: z.record(z.string(), z.unknown()).optional(),
});

const objectSchema = z.looseObject({ properties: z.record(z.string(), property).default({}) });

export type ParameterSchema = z.output<typeof property> & { readonly name: string };

export interface ParameterGroup {
  readonly title: string;
  readonly parameters: readonly ParameterSchema[];
}

/** The parameters of a layer in the groups its schema gives them, in the schema's order. */
export function parameterGroups(jsonSchema: unknown): ParameterGroup[] {
  const groups = new Map<string, ParameterSchema[]>();
  for (const [name, schema] of Object.entries(objectSchema.parse(jsonSchema).properties)) {
    groups.set(schema.group, [...(groups.get(schema.group) ?? []), { ...schema, name }]);
  }
  return [...groups].map(([title, parameters]) => ({ title, parameters }));
}

/** Default of every parameter that has one. */
export function parameterDefaults(jsonSchema: unknown): Record<string, unknown> {
  const { properties } = objectSchema.parse(jsonSchema);
  return Object.fromEntries(
    Object.entries(properties).map(([name, { default: value }]) => [name, value]),
  );
}

/** How a parameter is edited: what its schema says, otherwise what its type suggests. */
export function controlOf({ control: named, type, enum: choices }: ParameterSchema): Control {
  if (named) return named;
  if (choices) return 'choice';
  if (type === 'boolean') return 'toggle';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

/** Whether a parameter matters with the present values of the others. */
export function isVisible(
  { visibleWhen }: Pick<ParameterSchema, 'visibleWhen'>,
  values: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(visibleWhen ?? {}).every(([name, value]) => values[name] === value);
}
