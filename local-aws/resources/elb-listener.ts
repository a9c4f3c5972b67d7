import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, orAbsent, text } from './answer.ts';
import { updateElbTags } from './elb-tags.ts';
import { listProperty, pick, type ResourceProvider, type ResourceRequest } from './provider.ts';
import { tagList } from './tags.ts';

const service = 'Elastic Load Balancing v2';

export const listener: ResourceProvider = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call(service, 'CreateListener', {
      ...pick(properties, ['Certificates', 'LoadBalancerArn', 'Port', 'Protocol', 'SslPolicy']),
      DefaultActions: actionsOf(properties, 'DefaultActions'),
      Tags: tagList(tags),
    });
    return text(answers(answer, 'Listeners')[0] ?? {}, 'ListenerArn');
  },

  async find(ctx, request) {
    const { LoadBalancerArn, Port } = request.properties;
    const answer = await orAbsent(ctx.call(service, 'DescribeListeners', { LoadBalancerArn }));
    const listeners = answers(answer ?? {}, 'Listeners');
    const onPort = listeners.filter((found) => Port === undefined || found.Port === Port);
    return findOwn(ctx, onPort, 'ListenerArn', request);
  },

  async update(ctx, ListenerArn, request) {
    const { properties } = request;
    await ctx.call(service, 'ModifyListener', {
      ListenerArn,
      ...pick(properties, ['Certificates', 'Port', 'Protocol', 'SslPolicy']),
      DefaultActions: actionsOf(properties, 'DefaultActions'),
    });
    await updateElbTags(ctx, ListenerArn, request);
  },

  async delete(ctx, ListenerArn) {
    await ctx.call(service, 'DeleteListener', { ListenerArn });
  },

  attributes: async (_, ListenerArn) => ({ ListenerArn }),
};

export const listenerRule: ResourceProvider = {
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call(service, 'CreateRule', {
      ...pick(properties, ['Conditions', 'ListenerArn', 'Priority']),
      Actions: actionsOf(properties, 'Actions'),
      Tags: tagList(tags),
    });
    return text(answers(answer, 'Rules')[0] ?? {}, 'RuleArn');
  },

  async find(ctx, request) {
    const { ListenerArn, Priority } = request.properties;
    const answer = await orAbsent(ctx.call(service, 'DescribeRules', { ListenerArn }));
    const rules = answers(answer ?? {}, 'Rules');
    const atPriority = rules.filter((found) => found.Priority === String(Priority));
    return findOwn(ctx, atPriority, 'RuleArn', request);
  },

  async update(ctx, RuleArn, request) {
    const { properties, previous } = request;
    await ctx.call(service, 'ModifyRule', {
      RuleArn,
      ...pick(properties, ['Conditions']),
      Actions: actionsOf(properties, 'Actions'),
    });
    const { Priority } = properties;
    if (Priority !== previous.Priority) {
      await ctx.call(service, 'SetRulePriorities', { RulePriorities: [{ RuleArn, Priority }] });
    }
    await updateElbTags(ctx, RuleArn, request);
  },

  async delete(ctx, RuleArn) {
    await ctx.call(service, 'DeleteRule', { RuleArn });
  },

  attributes: async (_, RuleArn) => ({ RuleArn, IsDefault: false }),
};

/** CloudFormation writes the order of an action as the service does, only not always. */
function actionsOf(properties: JsonObject, name: string): JsonValue[] {
  return listProperty(properties, name).filter(isJsonObject);
}

/** The ARN of the one that this stack made for this resource; another owner's stays in the way. */
async function findOwn(
  ctx: CallContext,
  candidates: readonly Answer[],
  arnMember: string,
  { stackId, logicalId, replaces }: ResourceRequest,
): Promise<string | undefined> {
  const ResourceArns = candidates.map((found) => text(found, arnMember));
  const described = await ctx.call(service, 'DescribeTags', { ResourceArns });
  const own = answers(described, 'TagDescriptions').find((found) => {
    const tags = new Map(answers(found, 'Tags').map(({ Key, Value }) => [Key, Value]));
    return (
      found.ResourceArn !== replaces &&
      tags.get('aws:cloudformation:stack-id') === stackId &&
      tags.get('aws:cloudformation:logical-id') === logicalId
    );
  });
  return own && text(own, 'ResourceArn');
}
