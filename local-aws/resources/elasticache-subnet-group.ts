import type { CallContext } from '../service.ts';
import { type Answer, answers, orAbsent, text } from './answer.ts';
import { type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';
import { updateNamedTags } from './rds-tags.ts';
import { tagList } from './tags.ts';

export const cacheSubnetGroup: ResourceProvider = {
  type: 'AWS::ElastiCache::SubnetGroup',
  seconds: { create: 5, update: 5, delete: 3 },

  async create(ctx, request) {
    const CacheSubnetGroupName = nameOf(request);
    await ctx.call('ElastiCache', 'CreateCacheSubnetGroup', {
      CacheSubnetGroupName,
      ...members(request),
      Tags: tagList(request.tags),
    });
    return CacheSubnetGroupName;
  },

  async find(ctx, request) {
    return (await findGroup(ctx, nameOf(request))) && nameOf(request);
  },

  async update(ctx, CacheSubnetGroupName, request) {
    await ctx.call('ElastiCache', 'ModifyCacheSubnetGroup', {
      CacheSubnetGroupName,
      ...members(request),
    });
    const found = await findGroup(ctx, CacheSubnetGroupName);
    if (found) await updateNamedTags(ctx, 'ElastiCache', text(found, 'ARN'), request);
  },

  async delete(ctx, CacheSubnetGroupName) {
    await ctx.call('ElastiCache', 'DeleteCacheSubnetGroup', { CacheSubnetGroupName });
  },

  attributes: async () => ({}),

  unread: ['Tags'],

  async read(ctx, name) {
    const found = await findGroup(ctx, name);
    return (
      found && {
        CacheSubnetGroupName: name,
        Description: text(found, 'CacheSubnetGroupDescription'),
        SubnetIds: answers(found, 'Subnets').map((subnet) => text(subnet, 'SubnetIdentifier')),
      }
    );
  },
};

function members({ properties }: ResourceRequest): object {
  return {
    CacheSubnetGroupDescription: properties.Description,
    SubnetIds: properties.SubnetIds,
  };
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return (textProperty(properties, 'CacheSubnetGroupName') ?? generatedName).toLowerCase();
}

async function findGroup(ctx: CallContext, name: string): Promise<Answer | undefined> {
  const input = { CacheSubnetGroupName: name };
  const answer = await orAbsent(ctx.call('ElastiCache', 'DescribeCacheSubnetGroups', input));
  return answer && answers(answer, 'CacheSubnetGroups')[0];
}
