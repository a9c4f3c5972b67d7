import { randomBytes } from 'node:crypto';
import type {
  Action,
  RuleCondition,
  TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, type CallContext } from '../../service.ts';
import type { SubnetPlace } from '../subnet-place.ts';
import { tagRegister } from '../tag-register.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface LoadBalancerRecord extends SubnetPlace {
  readonly arn: string;
  readonly name: string;
  readonly dnsName: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly type: 'application' | 'network';
  readonly state: 'provisioning' | 'active';
  readonly securityGroupIds: readonly string[];
  readonly ipAddressType: string;
  readonly attributes: Attributes;
  readonly createdAt: string;
}

export interface TargetGroupRecord {
  readonly arn: string;
  readonly name: string;
  readonly vpcId?: string;
  readonly protocol: string;
  readonly port: number;
  readonly targetType: string;
  readonly healthCheck: {
    readonly enabled: boolean;
    readonly protocol: string;
    readonly port: string;
    readonly path: string;
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly healthyThreshold: number;
    readonly unhealthyThreshold: number;
    readonly httpCode: string;
  };
  readonly attributes: Attributes;
  readonly targets: readonly TargetDescription[];
}

export interface ListenerRecord {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: string;
  readonly sslPolicy?: string;
  readonly certificateArns: readonly string[];
  readonly defaultActions: readonly Action[];
}

export interface RuleRecord {
  readonly arn: string;
  readonly listenerArn: string;
  readonly priority: number;
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly Action[];
}

export interface Kind<T> {
  readonly collection: string;
  readonly notFound: readonly [code: string, subject: string];
  /** Only to tell kinds of different records apart. */
  readonly record?: T;
}

export const loadBalancerKind: Kind<LoadBalancerRecord> = {
  collection: 'elb.load-balancer',
  notFound: ['LoadBalancerNotFound', 'load balancers'],
};
export const targetGroupKind: Kind<TargetGroupRecord> = {
  collection: 'elb.target-group',
  notFound: ['TargetGroupNotFound', 'target groups'],
};
export const listenerKind: Kind<ListenerRecord> = {
  collection: 'elb.listener',
  notFound: ['ListenerNotFound', 'listeners'],
};
export const ruleKind: Kind<RuleRecord> = {
  collection: 'elb.rule',
  notFound: ['RuleNotFound', 'rules'],
};

export const elbTags = tagRegister(
  'elb.tags',
  (arn) => `elasticloadbalancing:${arn.split(':')[5]?.split('/')[0] ?? ''}`,
);

export function all<T extends { readonly arn: string }>(ctx: CallContext, kind: Kind<T>): T[] {
  return ctx.store.list<T>(kind.collection).sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

export function find<T>(ctx: CallContext, kind: Kind<T>, arn: string): T | undefined {
  return ctx.store.get<T>(kind.collection, arn);
}

/** @throws AwsError such as LoadBalancerNotFound: "One or more load balancers not found" */
export function existing<T>(ctx: CallContext, kind: Kind<T>, arn: string | undefined): T {
  const found = find(ctx, kind, arn ?? '');
  if (found) return found;
  const [code, subject] = kind.notFound;
  throw new AwsError(code, `One or more ${subject} not found`);
}

export function save<T extends { readonly arn: string }>(
  ctx: CallContext,
  kind: Kind<T>,
  record: T,
): T {
  ctx.store.put(kind.collection, record.arn, record);
  return record;
}

export function remove<T extends { readonly arn: string }>(
  ctx: CallContext,
  kind: Kind<T>,
  { arn }: T,
): void {
  ctx.store.delete(kind.collection, arn);
  elbTags.forget(ctx, arn);
}

/** An ARN whose last part nobody else has. */
export function newArn(ctx: CallContext, path: string): string {
  const suffix = randomBytes(8).toString('hex');
  return `arn:aws:elasticloadbalancing:${ctx.region}:${ctx.account}:${path}/${suffix}`;
}
