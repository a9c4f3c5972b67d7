import { type Amount, type Estimate, nothing, type ResourceCost } from './estimate.ts';

/** What becomes of the costs of one resource; null where it does not exist. */
export interface ResourceCostChange {
  readonly layer: string | null;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly before: Amount | null;
  readonly after: Amount | null;
  /** After less before, USD a month. */
  readonly usd: number;
}

export interface CostChange {
  readonly before: Amount;
  readonly after: Amount;
  /** After less before, USD a month. */
  readonly usd: number;
}

export interface LayerCostChange extends CostChange {
  readonly layer: string | null;
}

/** How two estimates differ. */
export interface EstimateDifference extends CostChange {
  /** Resources that cost something else, the greatest change first. */
  readonly resources: readonly ResourceCostChange[];
  readonly layers: readonly LayerCostChange[];
}

/** What changes from one estimate to the next, by resource, by layer and together. */
export function estimateDifference(before: Estimate, after: Estimate): EstimateDifference {
  const earlier = new Map(before.resources.map((cost) => [cost.id, cost]));
  const later = new Map(after.resources.map((cost) => [cost.id, cost]));
  const resources = [...new Set([...later.keys(), ...earlier.keys()])]
    .flatMap((id) => resourceChange(earlier.get(id), later.get(id)))
    .filter(isChange)
    .toSorted((a, b) => Math.abs(b.usd) - Math.abs(a.usd));
  const layers = new Set([...before.layers, ...after.layers].map(({ layer }) => layer));
  return {
    ...change(before, after),
    resources,
    layers: [...layers].map((layer) => ({
      layer,
      ...change(layerOf(before, layer), layerOf(after, layer)),
    })),
  };
}

function change({ usd, unknown }: Amount, after: Amount): CostChange {
  return {
    before: { usd, unknown },
    after: { usd: after.usd, unknown: after.unknown },
    usd: after.usd - usd,
  };
}

function layerOf({ layers }: Estimate, layer: string | null): Amount {
  return layers.find((one) => one.layer === layer) ?? nothing;
}

function resourceChange(
  before: ResourceCost | undefined,
  after: ResourceCost | undefined,
): ResourceCostChange[] {
  const one = after ?? before;
  if (!one) return [];
  const { layer, id, type, name } = one;
  return [
    {
      layer,
      id,
      type,
      name,
      before: before ? { usd: before.usd, unknown: before.unknown } : null,
      after: after ? { usd: after.usd, unknown: after.unknown } : null,
      usd: (after?.usd ?? 0) - (before?.usd ?? 0),
    },
  ];
}

function isChange({ usd, before, after }: ResourceCostChange): boolean {
  return usd !== 0 || (before?.unknown ?? 0) !== (after?.unknown ?? 0);
}
