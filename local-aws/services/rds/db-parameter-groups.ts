import type {
  CreateDBParameterGroupMessage,
  DBParameterGroup,
  DBParameterGroupsMessage,
  DeleteDBParameterGroupMessage,
  DescribeDBParameterGroupsMessage,
  DescribeDBParametersMessage,
  ModifyDBParameterGroupMessage,
  ResetDBParameterGroupMessage,
} from '@aws-sdk/client-rds';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import { arnOf, dbInstances, rdsTags } from './db-instance-store.ts';
import { markerPage } from './page.ts';

interface DbParameterGroupRecord {
  readonly name: string;
  readonly family: string;
  readonly description: string;
  readonly arn: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const collection = 'rds.db-parameter-group';

/** @throws AwsError DBParameterGroupAlreadyExists */
export function createDbParameterGroup(input: CreateDBParameterGroupMessage, ctx: CallContext) {
  const name = (input.DBParameterGroupName ?? '').toLowerCase();
  if (ctx.store.get(collection, name)) {
    throw new AwsError('DBParameterGroupAlreadyExists', `Parameter group ${name} already exists`);
  }
  const record: DbParameterGroupRecord = {
    name,
    family: input.DBParameterGroupFamily ?? '',
    description: input.Description ?? '',
    arn: arnOf(ctx, 'pg', name),
    parameters: {},
  };
  ctx.store.put(collection, name, record);
  rdsTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { DBParameterGroup: present(record) };
}

export function modifyDbParameterGroup(input: ModifyDBParameterGroupMessage, ctx: CallContext) {
  const record = existingParameterGroup(ctx, input.DBParameterGroupName);
  const set = (input.Parameters ?? []).map(({ ParameterName = '', ParameterValue = '' }) => [
    ParameterName,
    ParameterValue,
  ]);
  const parameters = { ...record.parameters, ...Object.fromEntries(set) };
  ctx.store.put<DbParameterGroupRecord>(collection, record.name, { ...record, parameters });
  return { DBParameterGroupName: record.name };
}

export function resetDbParameterGroup(input: ResetDBParameterGroupMessage, ctx: CallContext) {
  const record = existingParameterGroup(ctx, input.DBParameterGroupName);
  const reset = new Set((input.Parameters ?? []).map(({ ParameterName }) => ParameterName));
  const kept = Object.entries(record.parameters).filter(
    ([name]) => !input.ResetAllParameters && !reset.has(name),
  );
  const parameters = Object.fromEntries(kept);
  ctx.store.put<DbParameterGroupRecord>(collection, record.name, { ...record, parameters });
  return { DBParameterGroupName: record.name };
}

/** Only parameters that differ from the engine's defaults are known here. */
export function describeDbParameters(input: DescribeDBParametersMessage, ctx: CallContext) {
  const { parameters } = existingParameterGroup(ctx, input.DBParameterGroupName);
  return {
    Parameters: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
      Source: 'user',
      IsModifiable: true,
      ApplyMethod: 'immediate' as const,
    })),
  };
}

export function describeDbParameterGroups(
  input: DescribeDBParameterGroupsMessage,
  ctx: CallContext,
): DBParameterGroupsMessage {
  const named = input.DBParameterGroupName;
  const all = ctx.store.list<DbParameterGroupRecord>(collection);
  const { items, Marker } = markerPage(
    named ? [existingParameterGroup(ctx, named)] : all,
    ({ name }) => name,
    input,
  );
  return { DBParameterGroups: items.map(present), ...(Marker && { Marker }) };
}

/** @throws AwsError InvalidDBParameterGroupState while an instance uses it */
export function deleteDbParameterGroup(
  input: DeleteDBParameterGroupMessage,
  ctx: CallContext,
): object {
  const { name, arn } = existingParameterGroup(ctx, input.DBParameterGroupName);
  if (dbInstances(ctx).some(({ parameterGroupName }) => parameterGroupName === name)) {
    throw new AwsError(
      'InvalidDBParameterGroupState',
      'One or more database instances are still members of this parameter group, so the group cannot be deleted',
    );
  }
  ctx.store.delete(collection, name);
  rdsTags.forget(ctx, arn);
  return {};
}

/** @throws AwsError DBParameterGroupNotFound */
export function existingParameterGroup(
  ctx: CallContext,
  name: string | undefined,
): DbParameterGroupRecord {
  const found = ctx.store.get<DbParameterGroupRecord>(collection, (name ?? '').toLowerCase());
  if (found) return found;
  throw new AwsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`, 404);
}

function present({ name, family, description, arn }: DbParameterGroupRecord): DBParameterGroup {
  return {
    DBParameterGroupName: name,
    DBParameterGroupFamily: family,
    Description: description,
    DBParameterGroupArn: arn,
  };
}
