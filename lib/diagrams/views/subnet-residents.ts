import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt, valuesAt } from '#lib/resources/property-path.ts';
import type { DiagramNode } from '../diagram.ts';
import { detailedElement } from './resource-elements.ts';
import type { ResourceIndex } from './resource-index.ts';

interface Residence {
  /** CloudFormation type, without `AWS::`. */
  readonly type: string;
  /** Where the subnets are named. */
  readonly subnets: (resource: ResourceNode, index: ResourceIndex) => readonly unknown[];
  /** Where the zones are named, of what lives in only some of its subnets. */
  readonly zones?: readonly string[];
}

/** What lives in subnets (reference architecture, section 1), in the order in which it is drawn. */
const residences: readonly Residence[] = [
  {
    type: 'ElasticLoadBalancingV2::LoadBalancer',
    subnets: ({ properties }) => valuesAt(properties, 'AvailabilityZones[].SubnetId'),
  },
  { type: 'EC2::Instance', subnets: ({ properties }) => valuesAt(properties, 'SubnetId') },
  {
    type: 'ECS::Service',
    subnets: ({ properties }) =>
      valuesAt(properties, 'networkConfiguration.awsvpcConfiguration.subnets[]'),
  },
  {
    type: 'ECS::Task',
    subnets: ({ properties }) => valuesAt(properties, 'attachments[].details[].value'),
  },
  {
    type: 'RDS::DBInstance',
    subnets: ({ properties }) => valuesAt(properties, 'DBSubnetGroup.Subnets[].SubnetIdentifier'),
    zones: ['AvailabilityZone', 'SecondaryAvailabilityZone'],
  },
  {
    type: 'ElastiCache::ReplicationGroup',
    subnets: (group, index) =>
      index
        .named('ElastiCache::SubnetGroup', group, 'CacheClusters[].CacheSubnetGroupName')
        .flatMap(({ properties }) => valuesAt(properties, 'Subnets[].SubnetIdentifier')),
    zones: ['CacheClusters[].PreferredAvailabilityZone'],
  },
];

/** Types of what lives in subnets. */
export const residentTypes: ReadonlySet<string> = new Set(
  residences.map(({ type }) => `AWS::${type}`),
);

/** What lives in each subnet; a load balancer or a service does in several, and is drawn in each. */
export function residentsBySubnet(index: ResourceIndex): ReadonlyMap<string, DiagramNode[]> {
  const zoneOf = new Map(
    index
      .of('EC2::Subnet')
      .map(({ id, properties }) => [id, textAt(properties, 'AvailabilityZone')]),
  );
  const residents = new Map<string, DiagramNode[]>([...zoneOf.keys()].map((id) => [id, []]));
  for (const { type, subnets, zones = [] } of residences) {
    for (const resource of index.of(type)) {
      const named = zones.flatMap((path) => valuesAt(resource.properties, path));
      for (const subnetId of new Set(subnets(resource, index))) {
        if (typeof subnetId !== 'string') continue;
        const zone = zoneOf.get(subnetId);
        const isInZone = named.length === 0 || (zone !== undefined && named.includes(zone));
        if (!isInZone) continue;
        const element = { ...detailedElement(resource), key: `${subnetId}/${resource.id}` };
        residents.get(subnetId)?.push(element);
      }
    }
  }
  return residents;
}
