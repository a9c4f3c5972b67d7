import { mysqlClasses } from '#cloudformation/databases/mysql-parameters.ts';
import { redisNodeTypes } from '#cloudformation/databases/redis-parameters.ts';
import { kubernetesInstanceTypes } from '#cloudformation/kubernetes/parameters.ts';
import { spotShare } from './price-table.ts';

/** Where the AWS Price List has a rate: in which service, and how its usage type ends after the region. */
export interface RateProduct {
  readonly rate: string;
  readonly service: string;
  readonly usage: string;
  /** Attributes that tell it from other products of the service. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** A rate that is a share of the same price. */
  readonly also?: { readonly rate: string; readonly share: number };
}

const hosts = [...kubernetesInstanceTypes, 't3.nano', 't3.micro', 't4g.nano', 't4g.micro'];
const linux = {
  operatingSystem: 'Linux',
  tenancy: 'Shared',
  preInstalledSw: 'NA',
  capacitystatus: 'Used',
};
const application = { operation: 'LoadBalancing:Application' };

function fargate(name: string, usage: string): RateProduct {
  return {
    rate: `fargate-${name}`,
    service: 'AmazonECS',
    usage,
    also: { rate: `fargate-spot-${name}`, share: spotShare },
  };
}

/**
 * The rates that are read from the AWS Price List; the others are in the table only. Spot of Fargate is not in the
 * list, and is a share of on demand.
 */
export const rateProducts: readonly RateProduct[] = [
  ...hosts.map((instanceType) => ({
    rate: `ec2-instance/${instanceType}`,
    service: 'AmazonEC2',
    usage: `BoxUsage:${instanceType}`,
    attributes: { instanceType, ...linux },
  })),
  ...['gp2', 'gp3'].map((volumeApiName) => ({
    rate: `ebs-volume/${volumeApiName}`,
    service: 'AmazonEC2',
    usage: `EBS:VolumeUsage.${volumeApiName}`,
    attributes: { volumeApiName },
  })),
  {
    rate: 'nat-gateway/hour',
    service: 'AmazonEC2',
    usage: 'NatGateway-Hours',
    attributes: { productFamily: 'NAT Gateway' },
  },
  {
    rate: 'nat-gateway/gb',
    service: 'AmazonEC2',
    usage: 'NatGateway-Bytes',
    attributes: { productFamily: 'NAT Gateway' },
  },
  { rate: 'public-ipv4/hour', service: 'AmazonVPC', usage: 'PublicIPv4:InUseAddress' },
  {
    rate: 'load-balancer/application',
    service: 'AWSELB',
    usage: 'LoadBalancerUsage',
    attributes: application,
  },
  {
    rate: 'load-balancer/lcu-hour',
    service: 'AWSELB',
    usage: 'LCUUsage',
    attributes: application,
  },
  ...mysqlClasses.map((instanceType) => ({
    rate: `rds-mysql/${instanceType}`,
    service: 'AmazonRDS',
    usage: `InstanceUsage:${instanceType}`,
    attributes: { instanceType, databaseEngine: 'MySQL', deploymentOption: 'Single-AZ' },
  })),
  ...redisNodeTypes.map((instanceType) => ({
    rate: `elasticache/${instanceType}`,
    service: 'AmazonElastiCache',
    usage: `NodeUsage:${instanceType}`,
    attributes: { instanceType, cacheEngine: 'Redis' },
  })),
  fargate('vcpu/X86_64', 'Fargate-vCPU-Hours:perCPU'),
  fargate('gb/X86_64', 'Fargate-GB-Hours'),
  fargate('vcpu/ARM64', 'Fargate-ARM-vCPU-Hours:perCPU'),
  fargate('gb/ARM64', 'Fargate-ARM-GB-Hours'),
  { rate: 'glue/STANDARD', service: 'AWSGlue', usage: 'ETL-DPU-Hour' },
  { rate: 'glue/FLEX', service: 'AWSGlue', usage: 'ETL-Flex-DPU-Hour' },
];
