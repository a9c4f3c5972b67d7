import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';

/** Parameters by layer id, as an environment has them. */
export type ParametersByLayer = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Stored parameters by layer with their defaults; what a layer does not accept is given as it is stored. */
export function filledParameters(stored: unknown): ParametersByLayer {
  return Object.fromEntries(
    Object.entries(layerParameterSchemas).map(([layer, schema]) => {
      const own = (stored as Record<string, unknown>)[layer] ?? {};
      return [layer, (schema.safeParse(own).data ?? own) as Record<string, unknown>];
    }),
  );
}
