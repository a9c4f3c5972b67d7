import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import { nested, text } from './answer.ts';
import { camelCase } from './camel-case.ts';
import { ecsTagList, updateEcsTags } from './ecs-tags.ts';
import { type ResourceProvider, textProperty } from './provider.ts';

/** Every change of what it says registers a revision of its own, which replaces the resource. */
export const taskDefinition: ResourceProvider = {
  type: 'AWS::ECS::TaskDefinition',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties, tags, generatedName }) {
    const answer = await ctx.call('ECS', 'RegisterTaskDefinition', {
      ...camelCase(withoutTags(properties)),
      family: textProperty(properties, 'Family') ?? generatedName,
      tags: ecsTagList(tags),
    });
    return text(nested(answer, 'taskDefinition'), 'taskDefinitionArn');
  },

  update: (ctx, arn, request) => updateEcsTags(ctx, arn, request),

  async delete(ctx, arn) {
    await ctx.call('ECS', 'DeregisterTaskDefinition', { taskDefinition: arn });
  },

  attributes: async (_, arn) => ({ TaskDefinitionArn: arn }),

  async read(ctx, arn, properties) {
    const answer = await ctx.call('ECS', 'DescribeTaskDefinition', { taskDefinition: arn });
    const found = nested(answer, 'taskDefinition');
    if (found.status !== 'ACTIVE') return undefined;
    const compared = ['Cpu', 'Memory', 'NetworkMode', 'TaskRoleArn', 'ExecutionRoleArn', 'Family'];
    const read = compared
      .filter((name) => properties[name] !== undefined)
      .map((name) => [name, found[name.charAt(0).toLowerCase() + name.slice(1)]]);
    const live: unknown = JSON.parse(JSON.stringify(Object.fromEntries(read)));
    return isObject(live) ? live : {};
  },
};

function withoutTags({ Tags: _, ...properties }: JsonObject): JsonObject {
  return properties;
}

/** Safe: what JSON.parse gives is JSON. */
function isObject(value: unknown): value is JsonObject {
  return isJsonObject(value as JsonObject);
}
