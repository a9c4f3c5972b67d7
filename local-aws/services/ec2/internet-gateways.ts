import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
  DetachInternetGatewayRequest,
  Tag,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { type InternetGatewayRecord, internetGatewayKind } from './internet-gateway-kind.ts';
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
import { setRouteState } from './route-table-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { vpcKind } from './vpc-kind.ts';

export function createInternetGateway(
  input: CreateInternetGatewayRequest,
  ctx: CallContext,
): { InternetGateway: PresentedGateway } {
  const tags = specifiedTags(input.TagSpecifications, internetGatewayKind.type);
  const gateway = { internetGatewayId: newId(internetGatewayKind.idPrefix), ownerId: ctx.account };
  save(ctx, internetGatewayKind, gateway);
  addTags(ctx, gateway.internetGatewayId, internetGatewayKind.type, tags);
  return { InternetGateway: present(ctx, gateway) };
}

/** @throws AwsError Resource.AlreadyAssociated, or InvalidParameterValue where the VPC has another gateway */
export function attachInternetGateway(
  { InternetGatewayId = '', VpcId = '' }: AttachInternetGatewayRequest,
  ctx: CallContext,
): object {
  const gateway = existing(ctx, internetGatewayKind, InternetGatewayId);
  const vpc = existing(ctx, vpcKind, VpcId);
  if (gateway.attachedVpcId) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${InternetGatewayId} is already attached to network ${gateway.attachedVpcId}`,
    );
  }
  if (all(ctx, internetGatewayKind).some(({ attachedVpcId }) => attachedVpcId === VpcId)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Network ${VpcId} already has an internet gateway attached`,
    );
  }
  save(ctx, internetGatewayKind, { ...gateway, attachedVpcId: vpc.vpcId });
  setRouteState(ctx, InternetGatewayId, 'active');
  return {};
}

/** @throws AwsError Gateway.NotAttached, or DependencyViolation while public addresses are mapped in the VPC */
export function detachInternetGateway(
  { InternetGatewayId = '', VpcId = '' }: DetachInternetGatewayRequest,
  ctx: CallContext,
): object {
  const gateway = existing(ctx, internetGatewayKind, InternetGatewayId);
  existing(ctx, vpcKind, VpcId);
  if (gateway.attachedVpcId !== VpcId) {
    throw new AwsError(
      'Gateway.NotAttached',
      `resource ${InternetGatewayId} is not attached to network ${VpcId}`,
    );
  }
  if (hasMappedAddress(ctx, VpcId)) {
    throw new AwsError(
      'DependencyViolation',
      `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  const { attachedVpcId: _, ...detached } = gateway;
  save(ctx, internetGatewayKind, detached);
  setRouteState(ctx, InternetGatewayId, 'blackhole');
  return {};
}

export function deleteInternetGateway(
  { InternetGatewayId = '' }: DeleteInternetGatewayRequest,
  ctx: CallContext,
): object {
  const gateway = existing(ctx, internetGatewayKind, InternetGatewayId);
  if (gateway.attachedVpcId) throw dependencyViolation('internetGateway', InternetGatewayId);
  remove(ctx, internetGatewayKind, InternetGatewayId);
  return {};
}

export function describeInternetGateways(
  input: DescribeInternetGatewaysRequest,
  ctx: CallContext,
): { InternetGateways: PresentedGateway[]; NextToken?: string } {
  const found = selected(ctx, internetGatewayKind, input.InternetGatewayIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  const gateways = items.map((gateway) => present(ctx, gateway));
  return { InternetGateways: gateways, ...(NextToken && { NextToken }) };
}

function hasMappedAddress(ctx: CallContext, vpcId: string): boolean {
  const interfaces = all(ctx, networkInterfaceKind).filter((each) => each.vpcId === vpcId);
  const ids = new Set(interfaces.map(({ networkInterfaceId }) => networkInterfaceId));
  if (interfaces.some(({ publicIp }) => publicIp)) return true;
  return all(ctx, addressKind).some(
    ({ networkInterfaceId }) => networkInterfaceId !== undefined && ids.has(networkInterfaceId),
  );
}

/** An attached gateway says `available`, which the SDK's type of attachment states leaves out. */
interface PresentedGateway {
  readonly InternetGatewayId: string;
  readonly OwnerId: string;
  readonly Attachments: { State: 'available'; VpcId: string }[];
  readonly Tags: Tag[];
}

function present(ctx: CallContext, gateway: InternetGatewayRecord): PresentedGateway {
  const { attachedVpcId, internetGatewayId, ownerId } = gateway;
  return {
    InternetGatewayId: internetGatewayId,
    OwnerId: ownerId,
    Attachments: attachedVpcId ? [{ State: 'available', VpcId: attachedVpcId }] : [],
    Tags: tagList(ctx, internetGatewayId),
  };
}
