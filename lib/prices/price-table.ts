import type { PriceList } from './price-list.ts';

/** What Spot costs of on demand; AWS says "up to 70 % off", and the price moves. */
export const spotShare = 0.3;

const fargate = {
  'vcpu/X86_64': 0.04048,
  'gb/X86_64': 0.004445,
  'vcpu/ARM64': 0.03238,
  'gb/ARM64': 0.00356,
};

/**
 * List prices, on demand, Linux, without discounts, free tiers, credits or tax. Region and year say of what and
 * when they are; what is not here has no price. Source: the price pages of the services.
 */
export const priceTable = {
  region: 'us-east-2',
  currency: 'USD',
  asOf: '2025',
  source: 'the table that comes with Strata',
  rates: {
    /** An hour. */
    'ec2-instance/t3.nano': 0.0052,
    'ec2-instance/t3.micro': 0.0104,
    'ec2-instance/t3.small': 0.0208,
    'ec2-instance/t3.medium': 0.0416,
    'ec2-instance/t3.large': 0.0832,
    'ec2-instance/t3.xlarge': 0.1664,
    'ec2-instance/t4g.nano': 0.0042,
    'ec2-instance/t4g.micro': 0.0084,
    /** A GB-month. */
    'ebs-volume/gp3': 0.08,
    'ebs-volume/gp2': 0.1,
    'nat-gateway/hour': 0.045,
    'nat-gateway/gb': 0.045,
    'public-ipv4/hour': 0.005,
    'load-balancer/application': 0.0225,
    'load-balancer/lcu-hour': 0.008,
    /** An hour of one zone's instance. */
    'rds-mysql/db.t4g.micro': 0.016,
    'rds-mysql/db.t3.micro': 0.017,
    /** A GB-month of one zone's storage. */
    'rds-storage/gp3': 0.115,
    /** An hour of one node. */
    'elasticache/cache.t4g.micro': 0.016,
    'elasticache/cache.t3.micro': 0.017,
    /** An hour of a vCPU or a GB of memory. */
    ...rates('fargate', fargate, 1),
    ...rates('fargate-spot', fargate, spotShare),
    /** An hour of a GB of temporary storage beyond the first 20. */
    'fargate-storage/gb-hour': 0.000111,
    /** A DPU-hour. */
    'glue/STANDARD': 0.44,
    'glue/FLEX': 0.29,
    's3-storage/standard': 0.023,
    's3-tiering/thousand-objects': 0.0025,
    'ecr-storage/gb-month': 0.1,
    'secrets-manager/secret': 0.4,
    'kms/key': 1,
    'logs/ingested-gb': 0.5,
    'logs/stored-gb-month': 0.03,
    'cloudwatch/alarm': 0.1,
    'lambda/gb-second-x86_64': 0.0000166667,
    'lambda/gb-second-arm64': 0.0000133334,
    'sqs/thousand-requests': 0.0004,
  },
} as const satisfies PriceList;

/** Hours by which AWS reckons a month. */
export const hoursAMonth = 730;

function rates(
  of: string,
  prices: Readonly<Record<string, number>>,
  share: number,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(prices).map(([name, usd]) => [`${of}-${name}`, usd * share]),
  );
}
