import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text, texts } from './answer.ts';
import {
  HandlerFailure,
  pick,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';
import { updateNamedTags } from './rds-tags.ts';
import { readTags, tagList } from './tags.ts';

/** Members of the same name in CloudFormation and in CreateDBInstance. */
const created = [
  'AutoMinorVersionUpgrade',
  'AvailabilityZone',
  'BackupRetentionPeriod',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'DBName',
  'DBParameterGroupName',
  'DBSubnetGroupName',
  'DeletionProtection',
  'EnableIAMDatabaseAuthentication',
  'EnablePerformanceInsights',
  'Engine',
  'EngineVersion',
  'Iops',
  'KmsKeyId',
  'ManageMasterUserPassword',
  'MasterUserPassword',
  'MasterUsername',
  'MaxAllocatedStorage',
  'MultiAZ',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'PubliclyAccessible',
  'StorageEncrypted',
  'StorageType',
];

const modified = [
  'BackupRetentionPeriod',
  'DBInstanceClass',
  'DBParameterGroupName',
  'DeletionProtection',
  'EngineVersion',
  'MaxAllocatedStorage',
  'MultiAZ',
  'PubliclyAccessible',
  'StorageType',
];

/** Most of its time passes until RDS itself calls the instance available, or has deleted it. */
export const dbInstance: ResourceProvider = {
  type: 'AWS::RDS::DBInstance',
  seconds: { create: 30, update: 15, delete: 10 },

  async create(ctx, request) {
    const DBInstanceIdentifier = identifierOf(request);
    await ctx.call('RDS', 'CreateDBInstance', {
      DBInstanceIdentifier,
      ...pick(request.properties, created),
      ...numbers(request.properties),
      VpcSecurityGroupIds: request.properties.VPCSecurityGroups,
      EnableCloudwatchLogsExports: request.properties.EnableCloudwatchLogsExports,
      Tags: tagList(request.tags),
    });
    return DBInstanceIdentifier;
  },

  async find(ctx, request) {
    return (await findInstance(ctx, identifierOf(request))) && identifierOf(request);
  },

  async isReady(ctx, id) {
    const found = await findInstance(ctx, id);
    if (!found) throw new HandlerFailure(`DBInstance ${id} not found.`, 'NotFound');
    const status = text(found, 'DBInstanceStatus');
    if (status === 'deleting') {
      throw new HandlerFailure(`DB Instance is in state: ${status}`, 'NotStabilized');
    }
    return status === 'available' || status === 'stopped';
  },

  async update(ctx, id, request) {
    await ctx.call('RDS', 'ModifyDBInstance', {
      DBInstanceIdentifier: id,
      ...pick(request.properties, modified),
      ...numbers(request.properties),
      VpcSecurityGroupIds: request.properties.VPCSecurityGroups,
      ApplyImmediately: true,
    });
    const found = await findInstance(ctx, id);
    if (found) await updateNamedTags(ctx, 'RDS', text(found, 'DBInstanceArn'), request);
  },

  async delete(ctx, id, _, { finalSnapshot }) {
    await ctx.call('RDS', 'DeleteDBInstance', {
      DBInstanceIdentifier: id,
      ...(finalSnapshot
        ? { FinalDBSnapshotIdentifier: finalSnapshot }
        : { SkipFinalSnapshot: true }),
    });
  },

  async isGone(ctx, id) {
    return (await findInstance(ctx, id)) === undefined;
  },

  async attributes(ctx, id) {
    const found = (await findInstance(ctx, id)) ?? {};
    const endpoint = nested(found, 'Endpoint');
    return {
      'Endpoint.Address': optionalText(endpoint, 'Address') ?? '',
      'Endpoint.Port': String(endpoint.Port ?? ''),
      'Endpoint.HostedZoneId': optionalText(endpoint, 'HostedZoneId') ?? '',
      DBInstanceArn: optionalText(found, 'DBInstanceArn') ?? '',
      DbiResourceId: optionalText(found, 'DbiResourceId') ?? '',
    };
  },

  unread: ['EngineVersion', 'MasterUserPassword', 'DeleteAutomatedBackups'],

  async read(ctx, id, properties) {
    const found = await findInstance(ctx, id);
    return found && readProperties(found, properties);
  },
};

/** CloudFormation has the storage as text, the service as a number. */
function numbers(properties: JsonObject): object {
  const storage = textProperty(properties, 'AllocatedStorage');
  const port = textProperty(properties, 'Port');
  return {
    ...(storage !== undefined && { AllocatedStorage: Number(storage) }),
    ...(port !== undefined && { Port: Number(port) }),
  };
}

/** Only what the template sets is compared: RDS describes far more. */
function readProperties(found: Answer, properties: JsonObject): JsonObject {
  const subnetGroup = optionalText(nested(found, 'DBSubnetGroup'), 'DBSubnetGroupName');
  const groups = answers(found, 'VpcSecurityGroups').map((each) =>
    text(each, 'VpcSecurityGroupId'),
  );
  const live: Record<string, unknown> = {
    ...found,
    AllocatedStorage: String(found.AllocatedStorage ?? ''),
    DBSubnetGroupName: subnetGroup,
    VPCSecurityGroups: groups,
    EnableCloudwatchLogsExports: texts(found, 'EnabledCloudwatchLogsExports'),
    DBParameterGroupName: answers(found, 'DBParameterGroups')[0]?.DBParameterGroupName,
  };
  const compared = Object.keys(properties).filter(
    (name) => live[name] !== undefined && name !== 'EngineVersion' && name !== 'Tags',
  );
  const read: JsonObject = JSON.parse(
    JSON.stringify(Object.fromEntries(compared.map((name) => [name, live[name]]))),
  );
  return { ...read, ...readTags({ Tags: found.TagList }) };
}

function identifierOf({ properties, generatedName }: ResourceRequest): string {
  return (textProperty(properties, 'DBInstanceIdentifier') ?? generatedName).toLowerCase();
}

async function findInstance(ctx: CallContext, id: string): Promise<Answer | undefined> {
  const input = { DBInstanceIdentifier: id };
  const answer = await orAbsent(ctx.call('RDS', 'DescribeDBInstances', input));
  return answer && answers(answer, 'DBInstances')[0];
}
