import fc from 'fast-check';
import { z } from 'zod';
import type { LayerDefinition } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';

interface Field {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

/** Values of a parameter; what is neither choice, switch nor number keeps its default. */
function valuesOf({ enum: choices, type, minimum, maximum, default: usual }: Field) {
  if (choices) return fc.constantFrom(...choices);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: minimum ?? 0, max: maximum ?? 1_000 });
  return fc.constant(usual);
}

/** Parameters that a layer accepts, also in combinations that no preset has. */
export function parametersOf({ parameters }: LayerDefinition): fc.Arbitrary<object> {
  const { properties } = z.toJSONSchema(parameters, { io: 'input' }) as {
    properties: Record<string, Field>;
  };
  const fields = Object.entries(properties).map(([name, field]) => [name, valuesOf(field)]);
  return fc
    .record(Object.fromEntries(fields))
    .filter((values) => parameters.safeParse(values).success);
}

/** Parameters of a whole environment. */
export const environmentParameters = fc.record(
  Object.fromEntries(layers.map((layer) => [layer.id, parametersOf(layer)])),
);
