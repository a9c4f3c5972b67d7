import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import { answers, text } from './answer.ts';
import { listProperty, pick, type ResourceProvider } from './provider.ts';

const service = 'Elastic Load Balancing v2';

export const listener: ResourceProvider = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties }) {
    const answer = await ctx.call(service, 'CreateListener', {
      ...pick(properties, ['Certificates', 'LoadBalancerArn', 'Port', 'Protocol', 'SslPolicy']),
      DefaultActions: actionsOf(properties, 'DefaultActions'),
    });
    return text(answers(answer, 'Listeners')[0] ?? {}, 'ListenerArn');
  },

  async update(ctx, ListenerArn, { properties }) {
    await ctx.call(service, 'ModifyListener', {
      ListenerArn,
      ...pick(properties, ['Certificates', 'Port', 'Protocol', 'SslPolicy']),
      DefaultActions: actionsOf(properties, 'DefaultActions'),
    });
  },

  async delete(ctx, ListenerArn) {
    await ctx.call(service, 'DeleteListener', { ListenerArn });
  },

  attributes: async (_, ListenerArn) => ({ ListenerArn }),
};

export const listenerRule: ResourceProvider = {
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties }) {
    const answer = await ctx.call(service, 'CreateRule', {
      ...pick(properties, ['Conditions', 'ListenerArn', 'Priority']),
      Actions: actionsOf(properties, 'Actions'),
    });
    return text(answers(answer, 'Rules')[0] ?? {}, 'RuleArn');
  },

  async update(ctx, RuleArn, { properties, previous }) {
    await ctx.call(service, 'ModifyRule', {
      RuleArn,
      ...pick(properties, ['Conditions']),
      Actions: actionsOf(properties, 'Actions'),
    });
    const { Priority } = properties;
    if (Priority !== previous.Priority) {
      await ctx.call(service, 'SetRulePriorities', { RulePriorities: [{ RuleArn, Priority }] });
    }
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
