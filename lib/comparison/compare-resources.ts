import type { EnvironmentComparison } from '#lib/api/environment-comparison.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceVersions } from '#lib/resources/resource-versions.ts';
import { type Home, renamedText } from './renamed.ts';

type Pair = readonly [from: ResourceNode | undefined, to: ResourceNode | undefined];

/** The resources of stacks of two environments, each beside its counterpart. Pure. */
export function pairedResources(
  from: readonly ResourceNode[],
  to: readonly ResourceNode[],
): readonly Pair[] {
  const [one, other] = [byPlace(from), byPlace(to)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort()
    .map((place) => [one.get(place), other.get(place)] as const);
}

/** Resources that only one of the two has. */
export function loneResources(pairs: readonly Pair[]): EnvironmentComparison['resources'] {
  return pairs.flatMap(([from, to]) => {
    const known = from ?? to;
    if (!known || (from && to)) return [];
    const { layer = '', logicalId = '', type } = known;
    return [{ layer, logicalId, type, from: told(from), to: told(to) }];
  });
}

/** Versions that differ; addresses that are made of the environment or its place are none. */
export function differingVersions(
  pairs: readonly Pair[],
  from: Home,
  to: Home,
): EnvironmentComparison['versions'] {
  return pairs.flatMap(([one, other]) => {
    const [before, after] = [one, other].map((node) => node && resourceVersions(node));
    if (!one || !before || !after) return [];
    const expected = renamedText(before.text, from.name, to.name)
      .replaceAll(from.region, to.region)
      .replaceAll(from.accountId, to.accountId);
    const { layer = '', logicalId = '' } = one;
    if (expected === after.text) return [];
    return [{ layer, logicalId, what: before.what, from: before.text, to: after.text }];
  });
}

/** By layer and logical id, which are the same in every environment. */
function byPlace(nodes: readonly ResourceNode[]): ReadonlyMap<string, ResourceNode> {
  return new Map(
    nodes.flatMap((node) => {
      const { layer, logicalId, managed } = node;
      if (!managed || layer === undefined || logicalId === undefined) return [];
      return [[`${layer}/${logicalId}`, node] as const];
    }),
  );
}

function told(node: ResourceNode | undefined) {
  return node ? { id: node.id, name: node.name, status: node.statusText } : null;
}
