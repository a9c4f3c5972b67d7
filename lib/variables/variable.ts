import { z } from 'zod';
import type { LayerId } from '#cloudformation/layer.ts';
import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';
import { variableName } from './variable-names.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const parameterSchema = z.looseObject({
  title: z.string(),
  description: z.string(),
  group: z.string(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'array']),
  default: z.union([scalar, z.array(scalar)]),
  enum: z.array(scalar).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  unit: z.string().optional(),
  /** What a form asks for it with; of `zones` a file of variables may have whole names. */
  control: z.string().optional(),
  /** Whether it names what no environment has to itself, such as a branch, a public image or a path. */
  namesOutside: z.boolean().optional(),
  examples: z.array(scalar).optional(),
  items: z
    .looseObject({
      type: z.enum(['string', 'integer']),
      pattern: z.string().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    })
    .optional(),
});

const objectSchema = z.looseObject({ properties: z.record(z.string(), parameterSchema) });

/** What the JSON Schema of a layer says of one parameter. */
export type ParameterSchema = z.output<typeof parameterSchema>;

/** One parameter of one layer, as a file of variables names it. */
export interface Variable {
  /** Unique among all layers, such as `VPC_CIDR`. */
  readonly name: string;
  readonly layer: LayerId;
  readonly parameter: string;
  readonly schema: ParameterSchema;
}

/** Whether it is a list of zones, of which a layer has the letters. */
export function isOfZones({ schema }: Pick<Variable, 'schema'>): boolean {
  return schema.control === 'zones';
}

/** Every parameter of every layer, in the order of the architecture. */
export const variables: readonly Variable[] = Object.entries(layerParameterSchemas).flatMap(
  ([id, schema]) => variablesOf(id as LayerId, schema),
);

const byName: ReadonlyMap<string, Variable> = new Map(
  variables.map((variable) => [variable.name, variable]),
);

/** The variable of a name, or undefined where it feeds no parameter. */
export function findVariable(name: string): Variable | undefined {
  return byName.get(name);
}

function variablesOf(layer: LayerId, schema: z.ZodType): Variable[] {
  const { properties } = objectSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
  return Object.entries(properties).map(([parameter, described]) => ({
    name: variableName(layer, parameter),
    layer,
    parameter,
    schema: described,
  }));
}
