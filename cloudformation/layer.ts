import type { z } from 'zod';
import type { Template } from './builder/template.ts';

export const layerIds = [
  'network',
  'security',
  'secrets',
  'data-lake',
  'access',
  'etl',
  'compute',
  'databases',
  'ingress',
  'kubernetes',
  'monitoring',
  'budget',
  'events',
] as const;

export type LayerId = (typeof layerIds)[number];

export const presetIds = ['minimal', 'development', 'production'] as const;

/** A choice of parameters across all layers. */
export type PresetId = (typeof presetIds)[number];

/** What every layer's template is generated for. */
export interface LayerContext {
  readonly environment: string;
  readonly region: string;
}

/**
 * One CloudFormation stack of an environment. The zod schema is the single source of the form, the
 * validation and the defaults; its metadata (`title`, `description`, `group`) become labels and help.
 */
export interface LayerDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly id: LayerId;
  readonly title: string;
  readonly purpose: string;
  readonly needs: readonly LayerId[];
  readonly parameters: Schema;
  /** What each preset sets of this layer; what it leaves out keeps its default. */
  readonly presets: Readonly<Record<PresetId, Readonly<Partial<z.input<Schema>>>>>;
  /** Pure. Structural parameters shape the template; scalar ones become its `Parameters`. */
  template(parameters: z.output<Schema>, context: LayerContext): Template;
  /** Values for the template's `Parameters` that come from the operator's choice. */
  stackParameters(parameters: z.output<Schema>, context: LayerContext): Record<string, string>;
}

export function defineLayer<Schema extends z.ZodType>(
  definition: LayerDefinition<Schema>,
): LayerDefinition<Schema> {
  return definition;
}

/** The stack of a layer is named after both. */
export function stackName(environment: string, layer: LayerId): string {
  return `${environment}-${layer}`;
}
