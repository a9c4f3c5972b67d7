import { parameterDefaults } from '#components/parameters/json-schema.ts';
import type { ParameterValues } from '#components/parameters/parameter-form.tsx';
import type { LayerDescription, Preset } from '#lib/api/layers.ts';
import type { NewEnvironment } from '#lib/queries/environments.ts';

export interface LayersDescription {
  readonly layers: readonly LayerDescription[];
  readonly presets: readonly Preset[];
}

export interface TagRow {
  readonly key: string;
  readonly value: string;
}

/** What the wizard has been told so far. */
export interface EnvironmentDraft {
  readonly name: string;
  /** The connected account; null for the one of Strata's own credentials. */
  readonly awsAccountId: string | null;
  readonly region: string;
  readonly tags: readonly TagRow[];
  /** Id of the preset that the parameters began with. */
  readonly preset: string;
  readonly parameters: Readonly<Record<string, ParameterValues>>;
}

const firstPreset = 'development';

/** A draft in which only the name is missing. */
export function newDraft(region: string, description: LayersDescription): EnvironmentDraft {
  const place = { awsAccountId: null, region };
  const draft = { name: '', ...place, tags: [], preset: firstPreset, parameters: {} };
  return withPreset(draft, firstPreset, description);
}

/** The draft with the parameters of a preset in the place of its own. */
export function withPreset(
  draft: EnvironmentDraft,
  presetId: string,
  { layers, presets }: LayersDescription,
): EnvironmentDraft {
  const preset = presets.find(({ id }) => id === presetId);
  return {
    ...draft,
    preset: presetId,
    parameters: Object.fromEntries(
      layers.map(({ id, parameters }) => [
        id,
        { ...parameterDefaults(parameters), ...preset?.parameters[id] },
      ]),
    ),
  };
}

/** The draft as the API takes it. */
export function toNewEnvironment(draft: EnvironmentDraft): NewEnvironment {
  return {
    name: draft.name,
    awsAccountId: draft.awsAccountId,
    region: draft.region,
    tags: Object.fromEntries(draft.tags.map(({ key, value }) => [key, value])),
    parameters: draft.parameters as NewEnvironment['parameters'],
    preset: draft.preset as NewEnvironment['preset'],
  };
}

/** Places of tags whose key another one has already; an object would silently lose them. */
export function duplicateTags(tags: readonly TagRow[]): Set<number> {
  const seen = new Set<string>();
  const duplicates = new Set<number>();
  tags.forEach(({ key }, index) => {
    if (seen.has(key)) duplicates.add(index);
    seen.add(key);
  });
  return duplicates;
}
