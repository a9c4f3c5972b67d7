import type { ParkingSaving, ParkingStep } from '#lib/api/parking.ts';
import type { EstimateBasis } from '#lib/cost/estimate.ts';
import { hourlyPrice } from '#lib/prices/hourly-price.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { PriceContext } from '#lib/resources/price.ts';

/** Types that are billed by the hour while they exist, whether or not anything runs. */
const billedTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::NatGateway',
  'AWS::EC2::EIP',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
]);

/** Types that are billed by the hour while they run. */
const runningTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::Instance',
  'AWS::RDS::DBInstance',
  'AWS::ECS::Service',
]);

interface Billed {
  readonly name: string;
  readonly usdPerHour: number | undefined;
}

/**
 * What it saves to keep at rest what some steps of waking would start, and what costs on meanwhile. Runs of jobs
 * and crawlers, traffic, the storage of databases and addresses lent to hosts are left out.
 */
export function parkingSaving(
  wake: readonly ParkingStep[],
  nodes: readonly ResourceNode[],
  basis: EstimateBasis,
): ParkingSaving {
  const { usdPerHour, notCounted } = restSaving(wake, nodes, basis);
  const costsOn = nodes
    .filter(({ type, status }) => billedTypes.has(type) && status !== 'deleting')
    .map((node): Billed => {
      const context = { find: () => undefined };
      return { name: node.name, usdPerHour: hourlyPrice(node, 'existing', basis, context) };
    });
  const { region, asOf } = basis.prices;
  return {
    usdPerHour,
    costsOnUsdPerHour: total(costsOn),
    notCounted: [...notCounted, ...withoutPrice(costsOn)],
    prices: { region, asOf },
  };
}

/** What it saves to keep at rest what some steps of waking would start, and the names of what has no price. */
export function restSaving(
  wake: readonly ParkingStep[],
  nodes: readonly ResourceNode[],
  basis: EstimateBasis,
): Pick<ParkingSaving, 'usdPerHour' | 'notCounted'> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const context = { find: (id: string) => byId.get(id)?.properties };
  const stopped = wake
    .filter(({ resourceType }) => runningTypes.has(resourceType))
    .map((step): Billed => {
      const node = byId.get(step.resource);
      return { name: step.resourceName, usdPerHour: node && woken(node, step, basis, context) };
    });
  return { usdPerHour: total(stopped), notCounted: withoutPrice(stopped) };
}

/** USD an hour of a resource that is as a step of waking makes it. */
function woken(
  { type, properties }: ResourceNode,
  { input }: ParkingStep,
  basis: EstimateBasis,
  context: PriceContext,
): number | undefined {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  const made = { type, properties: { ...properties, ...(isObject && input) } };
  return hourlyPrice(made, 'running', basis, context);
}

function total(bills: readonly Billed[]): number {
  return bills.reduce((sum, { usdPerHour = 0 }) => sum + usdPerHour, 0);
}

function withoutPrice(bills: readonly Billed[]): string[] {
  return bills.flatMap(({ name, usdPerHour }) => (usdPerHour === undefined ? [name] : []));
}
