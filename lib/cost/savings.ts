import type { LayerId } from '#cloudformation/layer.ts';
import type { Saving } from '#lib/api/cost-documents.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { EstimateBasis } from './estimate.ts';
import { liveSavings } from './live-savings.ts';
import { planSavings } from './plan-savings.ts';

export interface SavingsInput {
  readonly environment: string;
  readonly region: string;
  readonly isProduction: boolean;
  /** Whether a schedule parks it, or it is parked. */
  readonly isParkedAtNight: boolean;
  /** Parameters of the layers that are deployed. */
  readonly parameters: Readonly<Partial<Record<LayerId, unknown>>>;
  readonly nodes: readonly ResourceNode[];
  readonly basis: EstimateBasis;
}

/** What of an environment could cost less, the most first and what nobody can tell last. Pure. */
export function savingsOf(input: SavingsInput): Saving[] {
  return [...planSavings(input), ...liveSavings(input)].toSorted(
    (a, b) => (b.usd ?? -1) - (a.usd ?? -1),
  );
}
