import type {
  CreateDBSubnetGroupMessage,
  DBSubnetGroup,
  DBSubnetGroupMessage,
  DeleteDBSubnetGroupMessage,
  DescribeDBSubnetGroupsMessage,
  ModifyDBSubnetGroupMessage,
} from '@aws-sdk/client-rds';
import { AwsError, type CallContext } from '../../service.ts';
import { placeOfSubnets, type SubnetPlace } from '../subnet-place.ts';
import { tagsOf } from '../tag-register.ts';
import { arnOf, dbInstances, rdsTags } from './db-instance-store.ts';
import { markerPage } from './page.ts';

export interface DbSubnetGroupRecord extends SubnetPlace {
  readonly name: string;
  readonly description: string;
  readonly arn: string;
}

const collection = 'rds.db-subnet-group';

/** @throws AwsError DBSubnetGroupAlreadyExists, DBSubnetGroupDoesNotCoverEnoughAZs, InvalidSubnet */
export async function createDbSubnetGroup(input: CreateDBSubnetGroupMessage, ctx: CallContext) {
  const name = (input.DBSubnetGroupName ?? '').toLowerCase();
  if (findSubnetGroup(ctx, name)) {
    throw new AwsError(
      'DBSubnetGroupAlreadyExists',
      `The DB subnet group '${name}' already exists.`,
    );
  }
  const record: DbSubnetGroupRecord = {
    name,
    description: input.DBSubnetGroupDescription ?? '',
    arn: arnOf(ctx, 'subgrp', name),
    ...(await coveredPlace(ctx, input.SubnetIds)),
  };
  ctx.store.put(collection, name, record);
  rdsTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { DBSubnetGroup: presentSubnetGroup(record) };
}

export async function modifyDbSubnetGroup(input: ModifyDBSubnetGroupMessage, ctx: CallContext) {
  const record = existingSubnetGroup(ctx, input.DBSubnetGroupName);
  const changed: DbSubnetGroupRecord = {
    ...record,
    ...(input.DBSubnetGroupDescription && { description: input.DBSubnetGroupDescription }),
    ...(await coveredPlace(ctx, input.SubnetIds)),
  };
  ctx.store.put(collection, record.name, changed);
  return { DBSubnetGroup: presentSubnetGroup(changed) };
}

async function coveredPlace(
  ctx: CallContext,
  subnetIds: readonly string[] | undefined,
): Promise<SubnetPlace> {
  const place = await placeOfSubnets(
    ctx,
    subnetIds ?? [],
    (subnetId) => new AwsError('InvalidSubnet', `The subnet '${subnetId}' does not exist.`),
  );
  if (place.zones.length >= 2) return place;
  throw new AwsError(
    'DBSubnetGroupDoesNotCoverEnoughAZs',
    `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${place.zones.join(', ')}. Add subnets to cover at least 2 AZs.`,
  );
}

export function describeDbSubnetGroups(
  input: DescribeDBSubnetGroupsMessage,
  ctx: CallContext,
): DBSubnetGroupMessage {
  const named = input.DBSubnetGroupName;
  const all = ctx.store.list<DbSubnetGroupRecord>(collection);
  const { items, Marker } = markerPage(
    named ? [existingSubnetGroup(ctx, named)] : all,
    ({ name }) => name,
    input,
  );
  return { DBSubnetGroups: items.map(presentSubnetGroup), ...(Marker && { Marker }) };
}

/** @throws AwsError InvalidDBSubnetGroupStateFault while an instance is in it */
export function deleteDbSubnetGroup(input: DeleteDBSubnetGroupMessage, ctx: CallContext): object {
  const { name, arn } = existingSubnetGroup(ctx, input.DBSubnetGroupName);
  const user = dbInstances(ctx).find(({ subnetGroupName }) => subnetGroupName === name);
  if (user) {
    throw new AwsError(
      'InvalidDBSubnetGroupStateFault',
      `Cannot delete the subnet group '${name}' because at least one database instance: ${user.identifier} is still using it.`,
    );
  }
  ctx.store.delete(collection, name);
  rdsTags.forget(ctx, arn);
  return {};
}

export function findSubnetGroup(ctx: CallContext, name: string): DbSubnetGroupRecord | undefined {
  return ctx.store.get<DbSubnetGroupRecord>(collection, name.toLowerCase());
}

/** @throws AwsError DBSubnetGroupNotFoundFault */
export function existingSubnetGroup(
  ctx: CallContext,
  name: string | undefined,
): DbSubnetGroupRecord {
  const found = findSubnetGroup(ctx, name ?? 'default');
  if (found) return found;
  throw new AwsError(
    'DBSubnetGroupNotFoundFault',
    `DB subnet group '${name ?? 'default'}' does not exist.`,
    404,
  );
}

export function presentSubnetGroup(record: DbSubnetGroupRecord): DBSubnetGroup {
  return {
    DBSubnetGroupName: record.name,
    DBSubnetGroupDescription: record.description,
    DBSubnetGroupArn: record.arn,
    VpcId: record.vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: record.subnets.map(({ subnetId, zone }) => ({
      SubnetIdentifier: subnetId,
      SubnetAvailabilityZone: { Name: zone },
      SubnetStatus: 'Active',
    })),
    SupportedNetworkTypes: ['IPV4'],
  };
}
