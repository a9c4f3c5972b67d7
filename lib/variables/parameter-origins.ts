import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { PresetId } from '#cloudformation/layer.ts';
import { presets } from '#cloudformation/presets.ts';
import { filledParameters } from './filled-parameters.ts';

/** What gave a parameter its value, where that is recorded. */
export const originKinds = [
  'preset',
  'edited',
  'file',
  'clone',
  'promotion',
  'restored',
  'adopted',
] as const;

const origin = z.object({
  kind: z.enum(originKinds),
  /** The preset, the other environment, or the deployment that it was taken from. */
  of: z.string().optional(),
  by: z.string(),
  at: z.iso.datetime(),
});

/** Where a value comes from, who brought it, and when. */
export type Origin = z.output<typeof origin>;

const stored = z.record(z.string(), z.record(z.string(), origin));

/** Origins by layer id and parameter. */
export type Origins = z.output<typeof stored>;

/** Origins as they are stored; none where they are not as this version writes them. */
export function readOrigins(value: unknown): Origins {
  return stored.safeParse(value).data ?? {};
}

/** The origins once parameters have changed: those whose value is another one now come from `given`. */
export function changedOrigins(
  known: unknown,
  change: { readonly before: unknown; readonly after: unknown },
  given: Origin,
): Origins {
  const origins = readOrigins(known);
  const before = filledParameters(change.before);
  return Object.fromEntries(
    Object.entries(filledParameters(change.after)).map(([layer, values]) => [
      layer,
      {
        ...origins[layer],
        ...Object.fromEntries(
          Object.entries(values)
            .filter(([name, value]) => !isDeepStrictEqual(value, before[layer]?.[name]))
            .map(([name]) => [name, given]),
        ),
      },
    ]),
  );
}

/** The origins of an environment’s first parameters: what is not a default comes from `given`, or from its preset. */
export function firstOrigins(
  parameters: unknown,
  given: Origin,
  presetId?: PresetId | undefined,
): Origins {
  const ofDefaults = changedOrigins({}, { before: {}, after: parameters }, given);
  const preset = presets.find(({ id }) => id === presetId);
  if (!preset) return ofDefaults;
  const values = filledParameters(parameters);
  const ofPreset: Origin = { ...given, kind: 'preset', of: preset.id };
  return Object.fromEntries(
    Object.entries(ofDefaults).map(([layer, origins]) => [
      layer,
      Object.fromEntries(
        Object.entries(origins).map(([name, one]) => {
          const set: unknown = Reflect.get(
            preset.parameters[layer as keyof typeof preset.parameters] ?? {},
            name,
          );
          return [name, isDeepStrictEqual(set, values[layer]?.[name]) ? ofPreset : one];
        }),
      ),
    ]),
  );
}
