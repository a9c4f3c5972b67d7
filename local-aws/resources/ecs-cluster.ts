import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, text } from './answer.ts';
import { camelCase } from './camel-case.ts';
import { ecsTagList, updateEcsTags } from './ecs-tags.ts';
import { pick, type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';

export const ecsCluster: ResourceProvider = {
  type: 'AWS::ECS::Cluster',
  seconds: { create: 8, update: 5, delete: 3 },

  async create(ctx, request) {
    const clusterName = nameOf(request);
    await ctx.call('ECS', 'CreateCluster', {
      clusterName,
      ...members(request.properties),
      tags: ecsTagList(request.tags),
    });
    return clusterName;
  },

  async find(ctx, request) {
    return (await findCluster(ctx, nameOf(request))) && nameOf(request);
  },

  async update(ctx, cluster, request) {
    const { settings, configuration } = members(request.properties);
    await ctx.call('ECS', 'UpdateCluster', { cluster, settings, configuration });
    const found = await findCluster(ctx, cluster);
    if (found) await updateEcsTags(ctx, text(found, 'clusterArn'), request);
  },

  async delete(ctx, cluster) {
    await ctx.call('ECS', 'DeleteCluster', { cluster });
  },

  async attributes(ctx, name) {
    return { Arn: text((await findCluster(ctx, name)) ?? {}, 'clusterArn') };
  },

  unread: ['Configuration', 'Tags'],

  async read(ctx, name) {
    const found = await findCluster(ctx, name);
    if (!found) return undefined;
    return {
      ClusterName: name,
      ClusterSettings: answers(found, 'settings').map((setting) => ({
        Name: text(setting, 'name'),
        Value: text(setting, 'value'),
      })),
    };
  },
};

/** Makes capacity providers usable in a cluster; its id is the cluster's. */
export const capacityProviderAssociations: ResourceProvider = {
  type: 'AWS::ECS::ClusterCapacityProviderAssociations',
  seconds: { create: 8, update: 8, delete: 5 },

  async create(ctx, { properties }) {
    const cluster = textProperty(properties, 'Cluster') ?? '';
    await associate(ctx, cluster, properties);
    return cluster;
  },

  update: (ctx, cluster, { properties }) => associate(ctx, cluster, properties),
  delete: (ctx, cluster) => associate(ctx, cluster, {}),
  attributes: async () => ({}),
};

async function associate(ctx: CallContext, cluster: string, properties: JsonObject): Promise<void> {
  const { capacityProviders, defaultCapacityProviderStrategy } = camelCase(
    pick(properties, ['CapacityProviders', 'DefaultCapacityProviderStrategy']),
  );
  await ctx.call('ECS', 'PutClusterCapacityProviders', {
    cluster,
    capacityProviders: capacityProviders ?? [],
    defaultCapacityProviderStrategy: defaultCapacityProviderStrategy ?? [],
  });
}

function members(properties: JsonObject): JsonObject {
  const { ClusterSettings, Configuration } = properties;
  return {
    ...camelCase(pick(properties, ['CapacityProviders', 'DefaultCapacityProviderStrategy'])),
    ...(ClusterSettings !== undefined && camelCase({ Settings: ClusterSettings })),
    ...(Configuration !== undefined && camelCase({ Configuration })),
  };
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return textProperty(properties, 'ClusterName') ?? generatedName;
}

async function findCluster(ctx: CallContext, name: string): Promise<Answer | undefined> {
  const answer = await ctx.call('ECS', 'DescribeClusters', { clusters: [name] });
  return answers(answer, 'clusters').find(({ status }) => status === 'ACTIVE');
}
