/** A product of the price list, as far as it can be searched for, and its price on demand. */
export interface Product {
  readonly serviceCode: string;
  readonly productFamily?: string;
  /** Beside those that every product has; `usagetype` without the region's beginning. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly usd: number;
}

const linux = {
  operatingSystem: 'Linux',
  tenancy: 'Shared',
  preInstalledSw: 'NA',
  capacitystatus: 'Used',
};

const hosts: Readonly<Record<string, number>> = {
  't3.nano': 0.0052,
  't3.micro': 0.0104,
  't3.small': 0.0208,
  't3.medium': 0.0416,
  't3.large': 0.0832,
  't3.xlarge': 0.1664,
  't4g.nano': 0.0042,
  't4g.micro': 0.0084,
};

function product(
  serviceCode: string,
  usagetype: string,
  [usd, unit]: readonly [usd: number, unit: string],
  attributes: Readonly<Record<string, string>> = {},
): Product {
  return { serviceCode, attributes: { usagetype, ...attributes }, unit, usd };
}

/** List prices of us-east-2 in 2025, in the form that the AWS Price List has them; a small part of it. */
export const products: readonly Product[] = [
  ...Object.entries(hosts).map(([instanceType, usd]) => ({
    ...product('AmazonEC2', `BoxUsage:${instanceType}`, [usd, 'Hrs'], { instanceType, ...linux }),
    productFamily: 'Compute Instance',
  })),
  product('AmazonEC2', 'EBS:VolumeUsage.gp3', [0.08, 'GB-Mo'], { volumeApiName: 'gp3' }),
  product('AmazonEC2', 'EBS:VolumeUsage.gp2', [0.1, 'GB-Mo'], { volumeApiName: 'gp2' }),
  {
    ...product('AmazonEC2', 'NatGateway-Hours', [0.045, 'Hrs']),
    productFamily: 'NAT Gateway',
  },
  { ...product('AmazonEC2', 'NatGateway-Bytes', [0.045, 'GB']), productFamily: 'NAT Gateway' },
  product('AmazonVPC', 'PublicIPv4:InUseAddress', [0.005, 'Hrs']),
  product('AWSELB', 'LoadBalancerUsage', [0.0225, 'Hrs'], {
    operation: 'LoadBalancing:Application',
  }),
  product('AWSELB', 'LCUUsage', [0.008, 'LCU-Hrs'], { operation: 'LoadBalancing:Application' }),
  product('AmazonECS', 'Fargate-vCPU-Hours:perCPU', [0.04048, 'hours']),
  product('AmazonECS', 'Fargate-GB-Hours', [0.004445, 'hours']),
  product('AmazonECS', 'Fargate-ARM-vCPU-Hours:perCPU', [0.03238, 'hours']),
  product('AmazonECS', 'Fargate-ARM-GB-Hours', [0.00356, 'hours']),
  product('AWSGlue', 'ETL-DPU-Hour', [0.44, 'DPU-Hour']),
  product('AWSGlue', 'ETL-Flex-DPU-Hour', [0.29, 'DPU-Hour']),
  product('AmazonRDS', 'InstanceUsage:db.t4g.micro', [0.016, 'Hrs'], {
    instanceType: 'db.t4g.micro',
    databaseEngine: 'MySQL',
    deploymentOption: 'Single-AZ',
  }),
  product('AmazonRDS', 'InstanceUsage:db.t3.micro', [0.017, 'Hrs'], {
    instanceType: 'db.t3.micro',
    databaseEngine: 'MySQL',
    deploymentOption: 'Single-AZ',
  }),
  product('AmazonElastiCache', 'NodeUsage:cache.t4g.micro', [0.016, 'Hrs'], {
    instanceType: 'cache.t4g.micro',
    cacheEngine: 'Redis',
  }),
  product('AmazonElastiCache', 'NodeUsage:cache.t3.micro', [0.017, 'Hrs'], {
    instanceType: 'cache.t3.micro',
    cacheEngine: 'Redis',
  }),
];
