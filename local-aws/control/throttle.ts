import type { ServiceId } from '../service.ts';

/** Capacity of a token bucket, and how many calls per second of AWS time flow back into it. */
export interface Limit {
  readonly burst: number;
  readonly perSecond: number;
}

const reading = /^(Describe|Get|Head|List|Estimate|Validate)/;

/**
 * The limits of an account in one region. EC2's are documented ("Request throttling for the Amazon EC2 API":
 * 100 and 20 for non-mutating, 50 and 5 for mutating actions), as are S3's per prefix; a standard queue of SQS has nearly none; the others are of that order.
 */
export function limitOf(service: ServiceId, operation: string): Limit {
  if (service === 'S3') return { burst: 5500, perSecond: 3500 };
  if (service === 'SQS') return { burst: 3000, perSecond: 3000 };
  if (reading.test(operation)) return { burst: 100, perSecond: 20 };
  return service === 'CloudFormation' || service === 'EC2'
    ? { burst: 50, perSecond: 5 }
    : { burst: 50, perSecond: 10 };
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

export interface Throttle {
  /** Takes a token for the call; false where the bucket of its family is empty. */
  admit(account: string, region: string, service: ServiceId, operation: string): boolean;
}

/** Token buckets per account, region, service and family of actions, filling at the speed of AWS time. */
export function tokenBuckets(nowMs: () => number, speed: () => number): Throttle {
  const buckets = new Map<string, Bucket>();
  return {
    admit(account, region, service, operation) {
      const { burst, perSecond } = limitOf(service, operation);
      const family = reading.test(operation) ? 'read' : 'write';
      const key = [account, region, service, family].join('/');
      const now = nowMs();
      const bucket = buckets.get(key) ?? { tokens: burst, filledAtMs: now };
      const refill = ((now - bucket.filledAtMs) / 1000) * perSecond * speed();
      const tokens = Math.min(burst, bucket.tokens + refill);
      const admitted = tokens >= 1;
      buckets.set(key, { tokens: admitted ? tokens - 1 : tokens, filledAtMs: now });
      return admitted;
    },
  };
}
