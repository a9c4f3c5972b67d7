/**
 * List prices in USD an hour, on demand, Linux, without discounts, credits or tax. Region and year say of what and
 * when they are; what is not here has no price.
 */
export const priceTable = {
  region: 'us-east-2',
  year: 2025,
  instances: {
    't3.small': 0.0208,
    't3.medium': 0.0416,
    't3.large': 0.0832,
    't3.xlarge': 0.1664,
  },
  /** Of one zone. */
  mysql: { 'db.t4g.micro': 0.016, 'db.t3.micro': 0.017 },
  /** Of one node. */
  redis: { 'cache.t4g.micro': 0.016, 'cache.t3.micro': 0.017 },
  fargate: {
    X86_64: { vcpu: 0.04048, gibibyte: 0.004445 },
    ARM64: { vcpu: 0.03238, gibibyte: 0.00356 },
    /** What Spot costs of it; AWS says "up to 70 % off", and the price moves. */
    spotShare: 0.3,
  },
  /** Of a gibibyte for a month. */
  volumes: { gp3: 0.08, gp2: 0.1 },
  natGateway: 0.045,
  publicIpv4: 0.005,
} as const;

/** Hours by which AWS reckons a month. */
export const hoursAMonth = 730;
