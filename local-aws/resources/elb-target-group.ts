import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, orAbsent, text } from './answer.ts';
import { shortName, updateElbTags } from './elb-tags.ts';
import {
  listProperty,
  pick,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';
import { tagList } from './tags.ts';

const service = 'Elastic Load Balancing v2';

const checks = [
  'HealthCheckEnabled',
  'HealthCheckIntervalSeconds',
  'HealthCheckPath',
  'HealthCheckPort',
  'HealthCheckProtocol',
  'HealthCheckTimeoutSeconds',
  'HealthyThresholdCount',
  'Matcher',
  'UnhealthyThresholdCount',
];

export const targetGroup: ResourceProvider = {
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  seconds: { create: 15, update: 5, delete: 3 },

  async create(ctx, request) {
    const answer = await ctx.call(service, 'CreateTargetGroup', {
      Name: nameOf(request),
      ...pick(request.properties, ['Port', 'Protocol', 'TargetType', 'VpcId', ...checks]),
      Tags: tagList(request.tags),
    });
    const arn = text(answers(answer, 'TargetGroups')[0] ?? {}, 'TargetGroupArn');
    await setUp(ctx, arn, request.properties, {});
    return arn;
  },

  async find(ctx, request) {
    const answer = await ctx.call(service, 'DescribeTargetGroups', { Names: [nameOf(request)] });
    const found = answers(answer, 'TargetGroups')[0];
    if (!found) return undefined;
    const arn = text(found, 'TargetGroupArn');
    await setUp(ctx, arn, request.properties, {});
    return arn;
  },

  async update(ctx, TargetGroupArn, request) {
    await ctx.call(service, 'ModifyTargetGroup', {
      TargetGroupArn,
      ...pick(request.properties, checks),
    });
    await setUp(ctx, TargetGroupArn, request.properties, request.previous);
    await updateElbTags(ctx, TargetGroupArn, request);
  },

  async delete(ctx, TargetGroupArn) {
    await ctx.call(service, 'DeleteTargetGroup', { TargetGroupArn });
  },

  async attributes(ctx, arn) {
    const found = (await findGroup(ctx, arn)) ?? {};
    return {
      TargetGroupArn: arn,
      TargetGroupName: text(found, 'TargetGroupName'),
      TargetGroupFullName: arn.split(':').at(-1) ?? '',
      LoadBalancerArns: Array.isArray(found.LoadBalancerArns)
        ? found.LoadBalancerArns.map(String)
        : [],
    };
  },
};

async function setUp(
  ctx: CallContext,
  TargetGroupArn: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  const Attributes = listProperty(wanted, 'TargetGroupAttributes');
  if (Attributes.length > 0) {
    await ctx.call(service, 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes });
  }
  const before = listProperty(previous, 'Targets');
  if (before.length > 0) {
    await ctx.call(service, 'DeregisterTargets', { TargetGroupArn, Targets: before });
  }
  const Targets = listProperty(wanted, 'Targets');
  if (Targets.length > 0) await ctx.call(service, 'RegisterTargets', { TargetGroupArn, Targets });
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return textProperty(properties, 'Name') ?? shortName(generatedName);
}

async function findGroup(ctx: CallContext, arn: string): Promise<Answer | undefined> {
  const input = { TargetGroupArns: [arn] };
  const answer = await orAbsent(ctx.call(service, 'DescribeTargetGroups', input));
  return answer && answers(answer, 'TargetGroups')[0];
}
