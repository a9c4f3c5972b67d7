import type { ResourceNode } from '#lib/resources/graph.ts';
import { type Estimate, type EstimateBasis, estimate, type ResourceCost } from './estimate.ts';
import { liveResources } from './live-resources.ts';

/** How many of the dearest are named. */
const mostNamed = 5;

export interface NodeCost extends ResourceCost {
  /** Its place among the dearest five, from 1; undefined for all others. */
  readonly rank: number | undefined;
}

/** What the resources of a graph cost in a month, by their ids, the dearest first. */
export function nodeCosts(
  nodes: readonly ResourceNode[],
  basis: EstimateBasis,
): ReadonlyMap<string, NodeCost> {
  return rankedCosts(estimate(liveResources(nodes), basis).resources);
}

/** The costs of an estimate by their ids, of which the dearest come first. */
export function rankedCosts(resources: Estimate['resources']): ReadonlyMap<string, NodeCost> {
  return new Map(
    resources.map((cost, index) => [
      cost.id,
      { ...cost, rank: cost.usd > 0 && index < mostNamed ? index + 1 : undefined },
    ]),
  );
}

/** The dearest of all, at most five. */
export function dearest(costs: ReadonlyMap<string, NodeCost>): NodeCost[] {
  return [...costs.values()].filter(({ rank }) => rank !== undefined);
}
