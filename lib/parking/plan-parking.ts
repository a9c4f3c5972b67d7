import type { ParkingStep } from '#lib/api/parking.ts';
import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { parkingRules, type Rest, restlessTypes } from './parking-rules.ts';

export interface ParkingPlan {
  /** In the order in which they are done. */
  readonly park: readonly ParkingStep[];
  /** What makes each as it was, in the order in which it is done. */
  readonly wake: readonly ParkingStep[];
  /** Names of what costs on. */
  readonly stays: readonly string[];
}

/** What putting an environment to rest does, by what there is now. */
export function planParking(nodes: readonly ResourceNode[]): ParkingPlan {
  const resting = parkingRules.flatMap(({ type, rest }) =>
    nodes.flatMap((node) => {
      const found = node.type === type ? rest(node) : undefined;
      return found ? [{ node, rest: found }] : [];
    }),
  );
  return {
    park: resting.map(({ node, rest }) => stepOf(node, rest.park)),
    wake: resting.map(({ node, rest }) => stepOf(node, rest.wake)).reverse(),
    stays: nodes.flatMap(({ type, name, status }) =>
      restlessTypes.has(type) && status !== 'deleting' ? [name] : [],
    ),
  };
}

function stepOf(node: ResourceNode, { action, input }: Rest['park']): ParkingStep {
  return {
    resource: node.id,
    resourceType: node.type,
    resourceName: node.name,
    action,
    input: (input ?? null) as JsonValue,
  };
}
