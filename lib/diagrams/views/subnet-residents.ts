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

/** What lives in a subnet; a load balancer or a service does in several, and is drawn in each. */
export function residentsOf(subnet: ResourceNode, index: ResourceIndex): DiagramNode[] {
  const zone = textAt(subnet.properties, 'AvailabilityZone');
  return residences.flatMap(({ type, subnets, zones = [] }) =>
    index
      .of(type)
      .filter((resource) => {
        const named = zones.flatMap((path) => valuesAt(resource.properties, path));
        const isInZone = named.length === 0 || (zone !== undefined && named.includes(zone));
        return isInZone && subnets(resource, index).includes(subnet.id);
      })
      .map((resource) => ({ ...detailedElement(resource), key: `${subnet.id}/${resource.id}` })),
  );
}
