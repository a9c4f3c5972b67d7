import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { answers, nested, text, texts } from './answer.ts';
import { camelCase } from './camel-case.ts';
import { ecsTagList, updateEcsTags } from './ecs-tags.ts';
import { type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';

/** Every change of what it says registers a revision of its own, which replaces the resource. */
export const taskDefinition: ResourceProvider = {
  type: 'AWS::ECS::TaskDefinition',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const answer = await ctx.call('ECS', 'RegisterTaskDefinition', {
      ...camelCase(withoutTags(request.properties)),
      family: familyOf(request),
      tags: ecsTagList(request.tags),
    });
    return text(nested(answer, 'taskDefinition'), 'taskDefinitionArn');
  },

  async find(ctx, request) {
    const arn = await newestRevision(ctx, familyOf(request));
    if (arn === undefined || arn === request.replaces) return undefined;
    const answer = await ctx.call('ECS', 'ListTagsForResource', { resourceArn: arn });
    const tags = new Map(answers(answer, 'tags').map(({ key, value }) => [key, value]));
    const isOwn =
      tags.get('aws:cloudformation:stack-id') === request.stackId &&
      tags.get('aws:cloudformation:logical-id') === request.logicalId;
    return isOwn ? arn : undefined;
  },

  update: (ctx, arn, request) => updateEcsTags(ctx, arn, request),

  async delete(ctx, arn) {
    await ctx.call('ECS', 'DeregisterTaskDefinition', { taskDefinition: arn });
  },

  attributes: async (_, arn) => ({ TaskDefinitionArn: arn }),

  unread: [
    'ContainerDefinitions',
    'EphemeralStorage',
    'RequiresCompatibilities',
    'RuntimePlatform',
    'Tags',
  ],

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

function familyOf({ properties, generatedName }: ResourceRequest): string {
  return textProperty(properties, 'Family') ?? generatedName;
}

async function newestRevision(ctx: CallContext, familyPrefix: string): Promise<string | undefined> {
  const answer = await ctx.call('ECS', 'ListTaskDefinitions', { familyPrefix, sort: 'DESC' });
  return texts(answer, 'taskDefinitionArns')[0];
}

function withoutTags({ Tags: _, ...properties }: JsonObject): JsonObject {
  return properties;
}

/** Safe: what JSON.parse gives is JSON. */
function isObject(value: unknown): value is JsonObject {
  return isJsonObject(value as JsonObject);
}
