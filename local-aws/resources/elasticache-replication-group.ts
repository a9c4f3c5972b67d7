import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import {
  HandlerFailure,
  pick,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';
import { updateNamedTags } from './rds-tags.ts';
import { tagList } from './tags.ts';

const created = [
  'AtRestEncryptionEnabled',
  'AuthToken',
  'AutoMinorVersionUpgrade',
  'AutomaticFailoverEnabled',
  'CacheNodeType',
  'CacheParameterGroupName',
  'CacheSubnetGroupName',
  'Engine',
  'EngineVersion',
  'KmsKeyId',
  'MultiAZEnabled',
  'NumCacheClusters',
  'Port',
  'PreferredMaintenanceWindow',
  'ReplicasPerNodeGroup',
  'ReplicationGroupDescription',
  'SecurityGroupIds',
  'SnapshotRetentionLimit',
  'SnapshotWindow',
  'TransitEncryptionEnabled',
];

const modified = [
  'AutomaticFailoverEnabled',
  'CacheNodeType',
  'CacheParameterGroupName',
  'EngineVersion',
  'MultiAZEnabled',
  'PreferredMaintenanceWindow',
  'ReplicationGroupDescription',
  'SecurityGroupIds',
  'SnapshotRetentionLimit',
  'SnapshotWindow',
];

/** Most of its time passes until ElastiCache itself calls the group available, or has deleted it. */
export const replicationGroup: ResourceProvider = {
  type: 'AWS::ElastiCache::ReplicationGroup',
  seconds: { create: 20, update: 10, delete: 10 },

  async create(ctx, request) {
    const ReplicationGroupId = idOf(request);
    await ctx.call('ElastiCache', 'CreateReplicationGroup', {
      ReplicationGroupId,
      ...pick(request.properties, created),
      Tags: tagList(request.tags),
    });
    return ReplicationGroupId;
  },

  async find(ctx, request) {
    return (await findGroup(ctx, idOf(request))) && idOf(request);
  },

  async isReady(ctx, id) {
    const found = await findGroup(ctx, id);
    if (!found) throw new HandlerFailure(`Replication group ${id} not found.`, 'NotFound');
    return text(found, 'Status') === 'available';
  },

  async update(ctx, ReplicationGroupId, request) {
    await ctx.call('ElastiCache', 'ModifyReplicationGroup', {
      ReplicationGroupId,
      ...pick(request.properties, modified),
      ApplyImmediately: true,
    });
    const found = await findGroup(ctx, ReplicationGroupId);
    if (found) await updateNamedTags(ctx, 'ElastiCache', text(found, 'ARN'), request);
  },

  async delete(ctx, ReplicationGroupId, _, { finalSnapshot }) {
    await ctx.call('ElastiCache', 'DeleteReplicationGroup', {
      ReplicationGroupId,
      ...(finalSnapshot && { FinalSnapshotIdentifier: finalSnapshot }),
    });
  },

  /** One that is being made or changed is refused until that has ended. */
  async isDeletable(ctx, id) {
    const found = await findGroup(ctx, id);
    return found === undefined || ['available', 'deleting'].includes(text(found, 'Status'));
  },

  async isGone(ctx, id) {
    return (await findGroup(ctx, id)) === undefined;
  },

  async attributes(ctx, id) {
    const group = answers((await findGroup(ctx, id)) ?? {}, 'NodeGroups')[0] ?? {};
    return {
      ...endpoint('PrimaryEndPoint', nested(group, 'PrimaryEndpoint')),
      ...endpoint('ReaderEndPoint', nested(group, 'ReaderEndpoint')),
    };
  },
};

function endpoint(name: string, found: Answer): JsonObject {
  return {
    [`${name}.Address`]: optionalText(found, 'Address') ?? '',
    [`${name}.Port`]: String(found.Port ?? ''),
  };
}

function idOf({ properties, generatedName }: ResourceRequest): string {
  const given = textProperty(properties, 'ReplicationGroupId');
  return (given ?? generatedName.slice(-40).replace(/^[^A-Za-z]+/, '')).toLowerCase();
}

async function findGroup(ctx: CallContext, id: string): Promise<Answer | undefined> {
  const input = { ReplicationGroupId: id };
  const answer = await orAbsent(ctx.call('ElastiCache', 'DescribeReplicationGroups', input));
  return answer && answers(answer, 'ReplicationGroups')[0];
}
