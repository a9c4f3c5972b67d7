import type { GroupIdentifier } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { existing, where } from './resource-kind.ts';
import { securityGroupKind } from './security-group-kind.ts';
import type { SubnetRecord } from './subnet-kind.ts';

/**
 * The ids of the security groups asked for, or of the VPC's default one.
 * @throws AwsError InvalidGroup.NotFound, InvalidParameter for a group of another VPC
 */
export function requireGroups(
  ctx: CallContext,
  { subnetId, vpcId }: SubnetRecord,
  ids: readonly string[] | undefined,
): string[] {
  if (!ids?.length) {
    return where(
      ctx,
      securityGroupKind,
      (group) => group.vpcId === vpcId && group.groupName === 'default',
    ).map(({ groupId }) => groupId);
  }
  for (const id of ids) {
    if (existing(ctx, securityGroupKind, id).vpcId === vpcId) continue;
    throw new AwsError(
      'InvalidParameter',
      `Security group ${id} and subnet ${subnetId} belong to different networks.`,
    );
  }
  return [...new Set(ids)];
}

export function groupIdentifiers(ctx: CallContext, ids: readonly string[]): GroupIdentifier[] {
  return where(ctx, securityGroupKind, ({ groupId }) => ids.includes(groupId)).map(
    ({ groupId, groupName }) => ({ GroupId: groupId, GroupName: groupName }),
  );
}
