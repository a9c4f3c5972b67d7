import type { ParkingSaving, ParkingStep } from '#lib/api/parking.ts';
import { fargatePrice } from '#lib/prices/fargate-price.ts';
import { hourlyPrice } from '#lib/prices/hourly-price.ts';
import { priceTable } from '#lib/prices/price-table.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';

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
): ParkingSaving {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stopped = wake
    .filter(({ resourceType }) => runningTypes.has(resourceType))
    .map((step) => billOf(step, byId));
  const costsOn = nodes
    .filter(({ type, status }) => billedTypes.has(type) && status !== 'deleting')
    .map((node): Billed => ({ name: node.name, usdPerHour: hourlyPrice(node) }));
  return {
    usdPerHour: total(stopped),
    costsOnUsdPerHour: total(costsOn),
    notCounted: [...stopped, ...costsOn].flatMap(({ name, usdPerHour }) =>
      usdPerHour === undefined ? [name] : [],
    ),
    prices: { region: priceTable.region, year: priceTable.year },
  };
}

function billOf(
  { resource, resourceName: name, input }: ParkingStep,
  byId: ReadonlyMap<string, ResourceNode>,
): Billed {
  const node = byId.get(resource);
  if (!node) return { name, usdPerHour: undefined };
  if (node.type !== 'AWS::ECS::Service') return { name, usdPerHour: hourlyPrice(node) };
  const definition = byId.get(textAt(node.properties, 'taskDefinition') ?? '');
  return { name, usdPerHour: fargatePrice(node, definition, tasksOf(input)) };
}

/** How many tasks a step of waking starts. */
function tasksOf(input: ParkingStep['input']): number {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isObject && typeof input.desiredCount === 'number' ? input.desiredCount : 0;
}

function total(bills: readonly Billed[]): number {
  return bills.reduce((sum, { usdPerHour = 0 }) => sum + usdPerHour, 0);
}
