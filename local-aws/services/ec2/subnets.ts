import type {
  CreateSubnetRequest,
  CreateSubnetResult,
  DeleteSubnetRequest,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  ModifySubnetAttributeRequest,
  Subnet,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { contains, formatCidr, overlap, parseCidr, sizeOf } from './cidr.ts';
import { networkInterfaceKind } from './network-interface-kind.ts';
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
import { routeTableKind } from './route-table-kind.ts';
import { type SubnetRecord, subnetKind } from './subnet-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { type VpcRecord, vpcKind } from './vpc-kind.ts';
import { type Zone, zonesOf } from './zones.ts';

/** The first four addresses and the last of a subnet are AWS's: "Subnet sizing", Amazon VPC user guide. */
const reservedAddresses = 5;

/** @throws AwsError InvalidSubnet.Range outside the VPC, InvalidSubnet.Conflict with a neighbour */
export function createSubnet(input: CreateSubnetRequest, ctx: CallContext): CreateSubnetResult {
  const vpc = existing(ctx, vpcKind, input.VpcId ?? '');
  const cidrBlock = freeBlock(ctx, vpc, input.CidrBlock ?? '');
  const zone = zoneFor(ctx, input);
  const tags = specifiedTags(input.TagSpecifications, subnetKind.type);
  const subnetId = newId(subnetKind.idPrefix);
  const subnet: SubnetRecord = {
    subnetId,
    vpcId: vpc.vpcId,
    cidrBlock,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    ownerId: ctx.account,
    arn: `arn:aws:ec2:${ctx.region}:${ctx.account}:subnet/${subnetId}`,
    mapPublicIpOnLaunch: false,
    enableDns64: false,
    privateDnsHostnameType: 'ip-name',
  };
  ctx.store.transaction(() => {
    save(ctx, subnetKind, subnet);
    addTags(ctx, subnetId, subnetKind.type, tags);
  });
  return { Subnet: present(ctx, subnet) };
}

export function deleteSubnet({ SubnetId = '' }: DeleteSubnetRequest, ctx: CallContext): object {
  const subnet = existing(ctx, subnetKind, SubnetId);
  const isHeld = all(ctx, networkInterfaceKind).some(({ subnetId }) => subnetId === SubnetId);
  if (isHeld) throw dependencyViolation('subnet', subnet.subnetId);
  ctx.store.transaction(() => {
    forgetRouteTableAssociations(ctx, SubnetId);
    remove(ctx, subnetKind, SubnetId);
  });
  return {};
}

export function describeSubnets(
  input: DescribeSubnetsRequest,
  ctx: CallContext,
): DescribeSubnetsResult {
  const found = selected(ctx, subnetKind, input.SubnetIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  return { Subnets: items.map((subnet) => present(ctx, subnet)), ...(NextToken && { NextToken }) };
}

export function modifySubnetAttribute(
  input: ModifySubnetAttributeRequest,
  ctx: CallContext,
): object {
  const subnet = existing(ctx, subnetKind, input.SubnetId ?? '');
  const hostnameType = input.PrivateDnsHostnameTypeOnLaunch;
  save(ctx, subnetKind, {
    ...subnet,
    mapPublicIpOnLaunch: input.MapPublicIpOnLaunch?.Value ?? subnet.mapPublicIpOnLaunch,
    enableDns64: input.EnableDns64?.Value ?? subnet.enableDns64,
    privateDnsHostnameType: hostnameType ?? subnet.privateDnsHostnameType,
  });
  return {};
}

function freeBlock(ctx: CallContext, vpc: VpcRecord, text: string): string {
  const cidr = parseCidr(text);
  const isInside = contains(parseCidr(vpc.cidrBlock), cidr);
  if (cidr.prefix < 16 || cidr.prefix > 28 || !isInside) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  const neighbours = all(ctx, subnetKind).filter(({ vpcId }) => vpcId === vpc.vpcId);
  if (neighbours.some(({ cidrBlock }) => overlap(parseCidr(cidrBlock), cidr))) {
    throw new AwsError(
      'InvalidSubnet.Conflict',
      `The CIDR '${text}' conflicts with another subnet`,
    );
  }
  return formatCidr(cidr);
}

function zoneFor(ctx: CallContext, input: CreateSubnetRequest): Zone {
  const zones = zonesOf(ctx.region);
  const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
  const zone = zones.find((each) => (!name || each.name === name) && (!id || each.id === id));
  if (zone) return zone;
  const names = zones.map((each) => each.name).join(', ');
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${name ?? id}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${names}.`,
  );
}

function forgetRouteTableAssociations(ctx: CallContext, subnetId: string): void {
  for (const table of all(ctx, routeTableKind)) {
    const associations = table.associations.filter((each) => each.subnetId !== subnetId);
    if (associations.length < table.associations.length) {
      save(ctx, routeTableKind, { ...table, associations });
    }
  }
}

function present(ctx: CallContext, subnet: SubnetRecord): Subnet {
  const interfaces = all(ctx, networkInterfaceKind).filter(
    ({ subnetId }) => subnetId === subnet.subnetId,
  );
  const size = sizeOf(parseCidr(subnet.cidrBlock));
  return {
    SubnetId: subnet.subnetId,
    SubnetArn: subnet.arn,
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidrBlock,
    AvailabilityZone: subnet.availabilityZone,
    AvailabilityZoneId: subnet.availabilityZoneId,
    AvailableIpAddressCount: size - reservedAddresses - interfaces.length,
    AssignIpv6AddressOnCreation: false,
    DefaultForAz: false,
    EnableDns64: subnet.enableDns64,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    MapCustomerOwnedIpOnLaunch: false,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    OwnerId: subnet.ownerId,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: subnet.privateDnsHostnameType,
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    State: 'available',
    Tags: tagList(ctx, subnet.subnetId),
  };
}
