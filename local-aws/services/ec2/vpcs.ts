import type {
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  Vpc,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { internetGatewayKind } from './internet-gateway-kind.ts';
import { createDefaultAcl, networkAclKind } from './network-acls.ts';
import { pageOf } from './paging.ts';
import {
  all,
  dependencyViolation,
  existing,
  newId,
  remove,
  save,
  selected,
} from './resource-kind.ts';
import { createMainRouteTable, routeTableKind } from './route-table-kind.ts';
import { createDefaultGroup, securityGroupKind } from './security-group-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { vpcEndpointKind } from './vpc-endpoint-kind.ts';
import { type VpcRecord, vpcKind } from './vpc-kind.ts';

/** Source of limits and defaults: "VPC CIDR blocks", Amazon VPC user guide. */
export function createVpc(input: CreateVpcRequest, ctx: CallContext): CreateVpcResult {
  const cidr = parseCidr(input.CidrBlock ?? '');
  if (cidr.prefix < 16 || cidr.prefix > 28) {
    throw new AwsError('InvalidVpc.Range', `The CIDR '${input.CidrBlock}' is invalid.`);
  }
  const tags = specifiedTags(input.TagSpecifications, vpcKind.type);
  const vpc: VpcRecord = {
    vpcId: newId(vpcKind.idPrefix),
    cidrBlock: formatCidr(cidr),
    cidrAssociationId: newId('vpc-cidr-assoc'),
    dhcpOptionsId: dhcpOptionsOf(ctx),
    ownerId: ctx.account,
    instanceTenancy: input.InstanceTenancy ?? 'default',
    enableDnsSupport: true,
    enableDnsHostnames: false,
    enableNetworkAddressUsageMetrics: false,
  };
  ctx.store.transaction(() => {
    save(ctx, vpcKind, vpc);
    addTags(ctx, vpc.vpcId, vpcKind.type, tags);
    createMainRouteTable(ctx, vpc);
    createDefaultGroup(ctx, vpc.vpcId);
    createDefaultAcl(ctx, vpc.vpcId);
  });
  return { Vpc: { ...present(ctx, vpc), State: 'pending' } };
}

/** @throws AwsError DependencyViolation while anything but the VPC's own defaults lies in it */
export function deleteVpc({ VpcId = '' }: DeleteVpcRequest, ctx: CallContext): object {
  const vpc = existing(ctx, vpcKind, VpcId);
  const within = <R extends { vpcId: string }>(records: R[]) =>
    records.filter(({ vpcId }) => vpcId === vpc.vpcId);
  const tables = within(all(ctx, routeTableKind));
  const groups = within(all(ctx, securityGroupKind));
  const acls = within(all(ctx, networkAclKind));
  const isHeld =
    within(all(ctx, subnetKind)).length > 0 ||
    within(all(ctx, vpcEndpointKind)).some(({ state }) => state !== 'deleted') ||
    all(ctx, internetGatewayKind).some(({ attachedVpcId }) => attachedVpcId === vpc.vpcId) ||
    tables.some((table) => !table.associations.some(({ main }) => main)) ||
    groups.some(({ groupName }) => groupName !== 'default') ||
    acls.some(({ isDefault }) => !isDefault);
  if (isHeld) throw dependencyViolation('vpc', vpc.vpcId);
  ctx.store.transaction(() => {
    for (const { routeTableId } of tables) remove(ctx, routeTableKind, routeTableId);
    for (const { groupId } of groups) remove(ctx, securityGroupKind, groupId);
    for (const { networkAclId } of acls) remove(ctx, networkAclKind, networkAclId);
    remove(ctx, vpcKind, vpc.vpcId);
  });
  return {};
}

export function describeVpcs(input: DescribeVpcsRequest, ctx: CallContext): DescribeVpcsResult {
  const found = selected(ctx, vpcKind, input.VpcIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  return { Vpcs: items.map((vpc) => present(ctx, vpc)), ...(NextToken && { NextToken }) };
}

function present(ctx: CallContext, vpc: VpcRecord): Vpc {
  return {
    VpcId: vpc.vpcId,
    CidrBlock: vpc.cidrBlock,
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.cidrAssociationId,
        CidrBlock: vpc.cidrBlock,
        CidrBlockState: { State: 'associated' },
      },
    ],
    DhcpOptionsId: vpc.dhcpOptionsId,
    InstanceTenancy: vpc.instanceTenancy,
    IsDefault: false,
    OwnerId: vpc.ownerId,
    State: 'available',
    Tags: tagList(ctx, vpc.vpcId),
  };
}

/** Every region of an account has one set of DHCP options that its VPCs share. */
function dhcpOptionsOf(ctx: CallContext): string {
  const known = ctx.store.get<{ id: string }>('ec2.dhcp-options', 'default');
  const options = known ?? { id: newId('dopt') };
  if (!known) ctx.store.put('ec2.dhcp-options', 'default', options);
  return options.id;
}
