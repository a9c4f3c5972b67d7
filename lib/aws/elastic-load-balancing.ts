import {
  DescribeTargetHealthCommand,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Elb = Pick<Aws, 'elb'>;

const prefix = 'AWS::ElasticLoadBalancingV2';
const pageSize = 400;

/** Load balancers with their listeners, and the listeners' rules but for the one that each has anyway. */
export async function describeLoadBalancers(
  aws: Elb,
  arns: readonly string[],
): Promise<LiveResource[]> {
  const all: LiveResource[] = [];
  for await (const page of paginateDescribeLoadBalancers({ client: aws.elb, pageSize }, {})) {
    for (const shape of page.LoadBalancers ?? []) {
      all.push(toLiveResource(`${prefix}::LoadBalancer`, shape.LoadBalancerArn, shape));
    }
  }
  const found: LiveResource[] = [];
  for (const balancer of wantedOnly(all, arns)) {
    const listeners = await describeListeners(aws, balancer.id);
    found.push(balancer, ...listeners);
    for (const { id } of listeners) found.push(...(await describeRules(aws, id)));
  }
  return found;
}

/** Target groups with the `TargetHealthDescriptions` of those that a load balancer uses. */
export async function describeTargetGroups(
  { elb }: Elb,
  arns: readonly string[],
): Promise<LiveResource[]> {
  const all: LiveResource[] = [];
  for await (const page of paginateDescribeTargetGroups({ client: elb, pageSize }, {})) {
    for (const shape of page.TargetGroups ?? []) {
      all.push(toLiveResource(`${prefix}::TargetGroup`, shape.TargetGroupArn, shape));
    }
  }
  const found: LiveResource[] = [];
  for (const group of wantedOnly(all, arns)) {
    const { LoadBalancerArns = [], ...shape } = group.properties;
    const isUsed = Array.isArray(LoadBalancerArns) && LoadBalancerArns.length > 0;
    const health = isUsed ? await targetHealth(elb, group.id) : [];
    found.push(
      toLiveResource(group.type, group.id, {
        ...shape,
        LoadBalancerArns,
        TargetHealthDescriptions: health,
      }),
    );
  }
  return found;
}

async function describeListeners({ elb }: Elb, LoadBalancerArn: string): Promise<LiveResource[]> {
  const found = await unlessAbsent(['LoadBalancerNotFoundException'], () =>
    allPages(paginateDescribeListeners({ client: elb, pageSize }, { LoadBalancerArn })),
  );
  return (found ?? [])
    .flatMap(({ Listeners = [] }) => Listeners)
    .map((shape) => toLiveResource(`${prefix}::Listener`, shape.ListenerArn, shape));
}

async function describeRules({ elb }: Elb, ListenerArn: string): Promise<LiveResource[]> {
  const found = await unlessAbsent(['ListenerNotFoundException'], () =>
    allPages(paginateDescribeRules({ client: elb, pageSize }, { ListenerArn })),
  );
  return (found ?? [])
    .flatMap(({ Rules = [] }) => Rules)
    .filter(({ IsDefault }) => !IsDefault)
    .map((shape) =>
      toLiveResource(`${prefix}::ListenerRule`, shape.RuleArn, { ...shape, ListenerArn }),
    );
}

async function targetHealth(elb: Elb['elb'], TargetGroupArn: string) {
  const answer = await unlessAbsent(['TargetGroupNotFoundException'], () =>
    elb.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
  );
  return answer?.TargetHealthDescriptions ?? [];
}
