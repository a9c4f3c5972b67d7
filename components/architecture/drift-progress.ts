import type { DriftDetection } from '#lib/api/drift.ts';
import type { LayerSummary } from '#lib/api/environments.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { hasDrifted } from '#lib/resources/has-drifted.ts';

export interface DriftRequest {
  /** When each layer had been compared before, by layer id. */
  readonly before: Readonly<Record<string, string | null>>;
  readonly layers: DriftDetection['layers'];
}

type Layer = Pick<LayerSummary, 'id' | 'stackId' | 'driftCheckedAt'>;

/** How many layers are still being compared: CloudFormation dates a comparison when it ends. */
export function driftProgress(
  layers: readonly Layer[],
  request: DriftRequest | undefined,
): { readonly waiting: number } {
  const asked = request?.layers.filter(({ outcome }) => outcome !== 'refused') ?? [];
  const waiting = asked.filter(({ layer }) => {
    const now = layers.find(({ id }) => id === layer);
    return now?.stackId != null && now.driftCheckedAt === (request?.before[layer] ?? null);
  });
  return { waiting: waiting.length };
}

export interface DriftSummary {
  readonly drifted: number;
  /** Resources of stacks that CloudFormation did not, or cannot, compare. */
  readonly unchecked: number;
  /** ISO 8601; undefined before any layer was compared. */
  readonly oldestCheck: string | undefined;
}

/** What is known of the drift of an environment. */
export function driftSummary(
  layers: readonly Layer[],
  nodes: readonly Pick<ResourceNode, 'managed' | 'drift'>[],
): DriftSummary {
  const managed = nodes.filter((node) => node.managed);
  const checks = layers.flatMap(({ driftCheckedAt }) => driftCheckedAt ?? []);
  return {
    drifted: managed.filter(hasDrifted).length,
    unchecked: managed.filter(({ drift }) => !drift).length,
    oldestCheck: checks.sort()[0],
  };
}
