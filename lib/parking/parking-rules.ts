import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';

interface Deed {
  readonly action: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** How something is put to rest, and what makes it as it was. */
export interface Rest {
  readonly park: Deed;
  readonly wake: Deed;
}

interface ParkingRule {
  readonly type: string;
  /** Undefined for what rests already. */
  rest(node: ResourceNode): Rest | undefined;
}

const startAndStop: Rest = { park: { action: 'stop' }, wake: { action: 'start' } };

/**
 * What parking does to resources of a type, in this order; waking does the reverse. Limits of automatic
 * scaling go before the services that they would start again.
 */
export const parkingRules: readonly ParkingRule[] = [
  {
    type: 'AWS::Glue::Trigger',
    rest: ({ properties }) =>
      textAt(properties, 'Type') === 'SCHEDULED' && textAt(properties, 'State') === 'ACTIVATED'
        ? { park: { action: 'deactivate' }, wake: { action: 'activate' } }
        : undefined,
  },
  {
    type: 'AWS::Glue::Crawler',
    rest: ({ properties }) =>
      textAt(properties, 'Schedule.State') === 'SCHEDULED'
        ? { park: { action: 'pause-schedule' }, wake: { action: 'resume-schedule' } }
        : undefined,
  },
  {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    rest: ({ properties: { MinCapacity, MaxCapacity } }) => {
      if (typeof MinCapacity !== 'number' || typeof MaxCapacity !== 'number') return undefined;
      if (MaxCapacity === 0) return undefined;
      const as = (minCapacity: number, maxCapacity: number): Deed => ({
        action: 'limit',
        input: { minCapacity, maxCapacity },
      });
      return { park: as(0, 0), wake: as(MinCapacity, MaxCapacity) };
    },
  },
  {
    type: 'AWS::ECS::Service',
    rest: ({ properties: { desiredCount } }) => {
      if (typeof desiredCount !== 'number' || desiredCount === 0) return undefined;
      const to = (count: number): Deed => ({ action: 'scale', input: { desiredCount: count } });
      return { park: to(0), wake: to(desiredCount) };
    },
  },
  {
    type: 'AWS::EC2::Instance',
    rest: ({ properties }) =>
      textAt(properties, 'State.Name') === 'running' ? startAndStop : undefined,
  },
  {
    type: 'AWS::RDS::DBInstance',
    rest: ({ properties }) =>
      textAt(properties, 'DBInstanceStatus') === 'available' ? startAndStop : undefined,
  },
];

/** Types that cost by the hour and cannot be put to rest. */
export const restlessTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::NatGateway',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
]);
