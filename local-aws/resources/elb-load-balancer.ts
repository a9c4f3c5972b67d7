import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { shortName, updateElbTags } from './elb-tags.ts';
import {
  HandlerFailure,
  listProperty,
  pick,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';
import { tagList } from './tags.ts';

const service = 'Elastic Load Balancing v2';

/** Most of its time passes until Elastic Load Balancing itself calls it active. */
export const loadBalancer: ResourceProvider = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  seconds: { create: 5, update: 5, delete: 20 },

  async create(ctx, request) {
    const { properties, tags } = request;
    const answer = await ctx.call(service, 'CreateLoadBalancer', {
      Name: nameOf(request),
      ...pick(properties, [
        'IpAddressType',
        'Scheme',
        'SecurityGroups',
        'SubnetMappings',
        'Subnets',
        'Type',
      ]),
      Tags: tagList(tags),
    });
    const LoadBalancerArn = text(answers(answer, 'LoadBalancers')[0] ?? {}, 'LoadBalancerArn');
    await setAttributes(ctx, LoadBalancerArn, request);
    return LoadBalancerArn;
  },

  async find(ctx, request) {
    const answer = await orAbsent(
      ctx.call(service, 'DescribeLoadBalancers', { Names: [nameOf(request)] }),
    );
    const found = answer && answers(answer, 'LoadBalancers')[0];
    if (!found) return undefined;
    const arn = text(found, 'LoadBalancerArn');
    await setAttributes(ctx, arn, request);
    return arn;
  },

  async isReady(ctx, arn) {
    const found = await findBalancer(ctx, arn);
    if (!found) throw new HandlerFailure(`Load balancer ${arn} was not found`, 'NotFound');
    return text(nested(found, 'State'), 'Code') === 'active';
  },

  async update(ctx, LoadBalancerArn, request) {
    const { SecurityGroups, Subnets } = request.properties;
    if (SecurityGroups) {
      await ctx.call(service, 'SetSecurityGroups', { LoadBalancerArn, SecurityGroups });
    }
    if (Subnets) await ctx.call(service, 'SetSubnets', { LoadBalancerArn, Subnets });
    await setAttributes(ctx, LoadBalancerArn, request);
    await updateElbTags(ctx, LoadBalancerArn, request);
  },

  async delete(ctx, LoadBalancerArn) {
    await ctx.call(service, 'DeleteLoadBalancer', { LoadBalancerArn });
  },

  async attributes(ctx, arn) {
    const found = (await findBalancer(ctx, arn)) ?? {};
    return {
      LoadBalancerArn: arn,
      LoadBalancerName: optionalText(found, 'LoadBalancerName') ?? '',
      LoadBalancerFullName: arn.split(':loadbalancer/')[1] ?? '',
      DNSName: optionalText(found, 'DNSName') ?? '',
      CanonicalHostedZoneID: optionalText(found, 'CanonicalHostedZoneId') ?? '',
    };
  },

  unread: ['Tags'],

  async read(ctx, arn, properties) {
    const found = await findBalancer(ctx, arn);
    if (!found) return undefined;
    return {
      Name: text(found, 'LoadBalancerName'),
      Scheme: text(found, 'Scheme'),
      Type: text(found, 'Type'),
      SecurityGroups: listOf(found.SecurityGroups),
      Subnets: answers(found, 'AvailabilityZones').map((zone) => text(zone, 'SubnetId')),
      ...(await readAttributes(ctx, arn, properties)),
    };
  },
};

async function readAttributes(
  ctx: CallContext,
  LoadBalancerArn: string,
  properties: JsonObject,
): Promise<JsonObject> {
  const answer = await ctx.call(service, 'DescribeLoadBalancerAttributes', { LoadBalancerArn });
  const live = new Map(
    answers(answer, 'Attributes').map((each) => [text(each, 'Key'), text(each, 'Value')]),
  );
  const set = listProperty(properties, 'LoadBalancerAttributes').flatMap((each) => {
    const Key = typeof each === 'object' && each && 'Key' in each ? String(each.Key) : '';
    return live.has(Key) ? [{ Key, Value: live.get(Key) ?? '' }] : [];
  });
  return set.length > 0 ? { LoadBalancerAttributes: set } : {};
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

async function setAttributes(
  ctx: CallContext,
  LoadBalancerArn: string,
  { properties }: ResourceRequest,
): Promise<void> {
  const Attributes = listProperty(properties, 'LoadBalancerAttributes');
  if (Attributes.length === 0) return;
  await ctx.call(service, 'ModifyLoadBalancerAttributes', { LoadBalancerArn, Attributes });
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return textProperty(properties, 'Name') ?? shortName(generatedName);
}

async function findBalancer(ctx: CallContext, arn: string): Promise<Answer | undefined> {
  const input = { LoadBalancerArns: [arn] };
  const answer = await orAbsent(ctx.call(service, 'DescribeLoadBalancers', input));
  return answer && answers(answer, 'LoadBalancers')[0];
}
