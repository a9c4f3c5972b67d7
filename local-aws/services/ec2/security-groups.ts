import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { ipPermissionsOf } from './ip-permissions.ts';
import { networkInterfaceKind } from './network-interface-kind.ts';
import { pageOf } from './paging.ts';
import { all, existing, remove, save, selected } from './resource-kind.ts';
import {
  newSecurityGroup,
  type SecurityGroupRecord,
  securityGroupKind,
} from './security-group-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { vpcKind } from './vpc-kind.ts';

/** @throws AwsError InvalidGroup.Duplicate for a name that the VPC has */
export function createSecurityGroup(
  input: CreateSecurityGroupRequest,
  ctx: CallContext,
): CreateSecurityGroupResult {
  const { Description = '', GroupName = '', VpcId } = input;
  if (!VpcId) {
    throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
  }
  const vpc = existing(ctx, vpcKind, VpcId);
  refuseName(ctx, vpc.vpcId, GroupName);
  const tags = specifiedTags(input.TagSpecifications, securityGroupKind.type);
  const group = newSecurityGroup(ctx, vpc.vpcId, GroupName, Description);
  ctx.store.transaction(() => {
    save(ctx, securityGroupKind, group);
    addTags(ctx, group.groupId, securityGroupKind.type, tags);
  });
  return { GroupId: group.groupId, SecurityGroupArn: group.arn, Tags: tagList(ctx, group.groupId) };
}

/** @throws AwsError CannotDelete for a default group, DependencyViolation while a rule or an interface names it */
export function deleteSecurityGroup(
  { GroupId = '' }: DeleteSecurityGroupRequest,
  ctx: CallContext,
): DeleteSecurityGroupResult {
  const group = existing(ctx, securityGroupKind, GroupId);
  if (group.groupName === 'default') {
    throw new AwsError(
      'CannotDelete',
      `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
    );
  }
  const isNamed = all(ctx, securityGroupKind).some(
    (other) =>
      other.groupId !== GroupId &&
      other.rules.some(({ peer }) => 'groupId' in peer && peer.groupId === GroupId),
  );
  const isWorn = all(ctx, networkInterfaceKind).some(({ groupIds }) => groupIds.includes(GroupId));
  if (isNamed || isWorn) {
    throw new AwsError('DependencyViolation', `resource ${GroupId} has a dependent object`);
  }
  remove(ctx, securityGroupKind, GroupId);
  return { Return: true, GroupId };
}

export function describeSecurityGroups(
  input: DescribeSecurityGroupsRequest,
  ctx: CallContext,
): DescribeSecurityGroupsResult {
  const found = selected(ctx, securityGroupKind, input.GroupIds, input.Filters);
  const named = found.filter(({ groupName }) => input.GroupNames?.includes(groupName) ?? true);
  const { items, NextToken } = pageOf(named, input);
  return {
    SecurityGroups: items.map((group) => present(ctx, group)),
    ...(NextToken && { NextToken }),
  };
}

function refuseName(ctx: CallContext, vpcId: string, name: string): void {
  if (name.toLowerCase().startsWith('sg-')) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
    );
  }
  const isTaken = all(ctx, securityGroupKind).some(
    (group) => group.vpcId === vpcId && group.groupName === name,
  );
  if (isTaken) {
    throw new AwsError(
      'InvalidGroup.Duplicate',
      `The security group '${name}' already exists for VPC '${vpcId}'`,
    );
  }
}

function present(ctx: CallContext, group: SecurityGroupRecord): SecurityGroup {
  return {
    GroupId: group.groupId,
    GroupName: group.groupName,
    Description: group.description,
    VpcId: group.vpcId,
    OwnerId: group.ownerId,
    SecurityGroupArn: group.arn,
    IpPermissions: ipPermissionsOf(group.rules.filter(({ isEgress }) => !isEgress)),
    IpPermissionsEgress: ipPermissionsOf(group.rules.filter(({ isEgress }) => isEgress)),
    Tags: tagList(ctx, group.groupId),
  };
}
