import { z } from 'zod';

const group = 'Redis';

export const redisNodeTypes = [
  'cache.t4g.micro',
  'cache.t4g.small',
  'cache.t4g.medium',
  'cache.m7g.large',
  'cache.m7g.xlarge',
  'cache.r7g.large',
  'cache.r7g.xlarge',
] as const;

/** The Redis cache in Amazon ElastiCache. */
export const redisParameters = {
  redisNodeType: z.enum(redisNodeTypes).default('cache.t4g.micro').meta({
    title: 'Node type',
    description: 'Size of each node. cache.t4g.micro has 2 vCPUs and 0.5 GiB of memory.',
    group,
    control: 'choice',
  }),
  redisReplicas: z.int().min(0).max(5).default(0).meta({
    title: 'Replicas',
    description:
      'Copies in other zones; with at least one, a replica takes over by itself when the primary fails.',
    group,
    control: 'number',
  }),
  snapshotRetention: z.int().min(0).max(35).default(1).meta({
    title: 'Snapshots',
    description: 'Days that daily snapshots are kept; 0 makes none.',
    group,
    control: 'number',
    unit: 'days',
  }),
};
