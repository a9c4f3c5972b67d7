import type { LayerId, PresetId } from './layer.ts';
import { layers } from './layers.ts';

export interface Preset {
  readonly id: PresetId;
  readonly title: string;
  readonly description: string;
  /** What it sets, by layer; every other parameter keeps its default. */
  readonly parameters: Readonly<Partial<Record<LayerId, Readonly<Record<string, unknown>>>>>;
}

const descriptions: Readonly<Record<PresetId, readonly [title: string, description: string]>> = {
  minimal: [
    'Minimal',
    'The cheapest that works: no NAT gateway, the smallest sizes, short retention. For trying things out.',
  ],
  development: [
    'Development',
    'One NAT gateway, small sizes, one zone for databases. Deleting the environment deletes its data.',
  ],
  production: [
    'Production',
    'A NAT gateway and a standby in each zone, keys of your own, long retention, protection against deletion.',
  ],
};

/** The choices across all layers that an environment may begin with. */
export const presets: readonly Preset[] = (['minimal', 'development', 'production'] as const).map(
  (id) => {
    const [title, description] = descriptions[id];
    const parameters = Object.fromEntries(layers.map((layer) => [layer.id, layer.presets[id]]));
    return { id, title, description, parameters };
  },
);
