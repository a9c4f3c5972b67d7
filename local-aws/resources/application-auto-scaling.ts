import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { text } from './answer.ts';
import { listProperty, pick, type ResourceProvider, textProperty } from './provider.ts';

const service = 'Application Auto Scaling';

interface Scaled {
  readonly ResourceId: string;
  readonly ScalableDimension: string;
  readonly ServiceNamespace: string;
}

/** Its id names what it scales: `service/<cluster>/<service>|ecs:service:DesiredCount|ecs`. */
export const scalableTarget: ResourceProvider = {
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties }) {
    const scaled: Scaled = {
      ResourceId: textProperty(properties, 'ResourceId') ?? '',
      ScalableDimension: textProperty(properties, 'ScalableDimension') ?? '',
      ServiceNamespace: textProperty(properties, 'ServiceNamespace') ?? '',
    };
    await register(ctx, scaled, properties, {});
    return `${scaled.ResourceId}|${scaled.ScalableDimension}|${scaled.ServiceNamespace}`;
  },

  update: (ctx, id, { properties, previous }) => register(ctx, scaledOf(id), properties, previous),

  async delete(ctx, id) {
    await ctx.call(service, 'DeregisterScalableTarget', scaledOf(id));
  },

  attributes: async (_, Id) => ({ Id }),
};

async function register(
  ctx: CallContext,
  scaled: Scaled,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  await ctx.call(service, 'RegisterScalableTarget', {
    ...scaled,
    ...pick(wanted, ['MaxCapacity', 'MinCapacity', 'RoleARN', 'SuspendedState']),
  });
  const actions = scheduled(wanted);
  const names = new Set(actions.map(({ ScheduledActionName }) => ScheduledActionName));
  for (const { ScheduledActionName } of scheduled(previous)) {
    if (names.has(ScheduledActionName)) continue;
    await ctx.call(service, 'DeleteScheduledAction', { ...scaled, ScheduledActionName });
  }
  for (const action of actions) {
    await ctx.call(service, 'PutScheduledAction', { ...scaled, ...action });
  }
}

function scheduled(properties: JsonObject): JsonObject[] {
  return listProperty(properties, 'ScheduledActions').filter(isJsonObject);
}

function scaledOf(id: string): Scaled {
  const [ResourceId = '', ScalableDimension = '', ServiceNamespace = ''] = id.split('|');
  return { ResourceId, ScalableDimension, ServiceNamespace };
}

export const scalingPolicy: ResourceProvider = {
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties }) {
    return text(await putPolicy(ctx, properties), 'PolicyARN');
  },

  async update(ctx, _, { properties }) {
    await putPolicy(ctx, properties);
  },

  async delete(ctx, _, properties) {
    await ctx.call(service, 'DeleteScalingPolicy', {
      ...policyTarget(properties),
      PolicyName: textProperty(properties, 'PolicyName'),
    });
  },

  attributes: async (_, Arn) => ({ Arn }),
};

function putPolicy(ctx: CallContext, properties: JsonObject) {
  return ctx.call(service, 'PutScalingPolicy', {
    ...policyTarget(properties),
    ...pick(properties, [
      'PolicyName',
      'PolicyType',
      'StepScalingPolicyConfiguration',
      'TargetTrackingScalingPolicyConfiguration',
    ]),
  });
}

/** A policy names its target by the target's id, or by what is scaled. */
function policyTarget(properties: JsonObject): object {
  const id = textProperty(properties, 'ScalingTargetId');
  return id === undefined
    ? pick(properties, ['ResourceId', 'ScalableDimension', 'ServiceNamespace'])
    : scaledOf(id);
}
