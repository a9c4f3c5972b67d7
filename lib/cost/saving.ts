import type { LayerId } from '#cloudformation/layer.ts';
import type { JsonValue } from '#lib/resources/graph.ts';

export const savingChecks = [
  'spot-share',
  'gp2-volume',
  'needless-address',
  'nat-gateway-per-zone',
  'oversized-job',
  'long-job',
  'tiering',
  'missing-lifecycle',
  'log-retention',
  'hosts-at-night',
  'service-never-at-zero',
] as const;

export type SavingCheck = (typeof savingChecks)[number];

/** What brings a saving about. */
export type Remedy =
  /** A plan of the layer with these parameters in place of its own. */
  | {
      readonly kind: 'plan';
      readonly layer: LayerId;
      readonly parameters: Readonly<Record<string, JsonValue>>;
    }
  /** A parameter that somebody looks at: the layer's stack is not as it makes it. */
  | { readonly kind: 'parameter'; readonly layer: LayerId; readonly parameter: string }
  /** An action of the resource. */
  | { readonly kind: 'operation'; readonly resource: string; readonly action: string }
  /** A schedule by which the environment is parked. */
  | { readonly kind: 'schedule' }
  /** Somebody who looks at the resource, since no parameter governs it. */
  | { readonly kind: 'look'; readonly resource: string };

/** Something that could cost less. */
export interface Saving {
  /** Unique among the savings of an environment. */
  readonly id: string;
  readonly check: SavingCheck;
  readonly title: string;
  /** What is to be seen, and what would be otherwise. */
  readonly why: string;
  /** USD a month; null where nobody can tell. */
  readonly usd: number | null;
  /** Whether the amount is the most that it may be. */
  readonly isMost?: boolean;
  readonly remedy: Remedy;
}
