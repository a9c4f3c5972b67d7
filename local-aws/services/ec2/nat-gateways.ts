import type {
  CreateNatGatewayRequest,
  CreateNatGatewayResult,
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult,
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult,
  NatGateway,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { once } from './idempotency.ts';
import { type NatGatewayRecord, natGatewayKind } from './nat-gateway-kind.ts';
import { beginDelete, beginPending } from './nat-gateway-life.ts';
import { pageOf } from './paging.ts';
import { existing, newId, save, selected } from './resource-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';

/** Answers a pending gateway; what only shows later (no internet gateway, a taken address) ends it as `failed`. */
export function createNatGateway(
  input: CreateNatGatewayRequest,
  ctx: CallContext,
): CreateNatGatewayResult {
  const { AllocationId, ConnectivityType = 'public' } = input;
  const id = once(ctx, 'CreateNatGateway', input, () => {
    const subnet = existing(ctx, subnetKind, input.SubnetId ?? '');
    if (ConnectivityType === 'public' && !AllocationId) {
      throw new AwsError(
        'MissingParameter',
        'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
      );
    }
    if (AllocationId) existing(ctx, addressKind, AllocationId);
    const tags = specifiedTags(input.TagSpecifications, natGatewayKind.type);
    const gateway: NatGatewayRecord = {
      natGatewayId: newId(natGatewayKind.idPrefix),
      subnetId: subnet.subnetId,
      vpcId: subnet.vpcId,
      state: 'pending',
      connectivityType: ConnectivityType,
      createTime: ctx.clock.now().toISOString(),
      ...(AllocationId && { allocationId: AllocationId }),
    };
    ctx.store.transaction(() => {
      save(ctx, natGatewayKind, gateway);
      addTags(ctx, gateway.natGatewayId, natGatewayKind.type, tags);
      beginPending(ctx, gateway, subnet);
    });
    return gateway.natGatewayId;
  });
  return {
    NatGateway: present(ctx, existing(ctx, natGatewayKind, id)),
    ...(input.ClientToken && { ClientToken: input.ClientToken }),
  };
}

export function deleteNatGateway(
  { NatGatewayId = '' }: DeleteNatGatewayRequest,
  ctx: CallContext,
): DeleteNatGatewayResult {
  const gateway = existing(ctx, natGatewayKind, NatGatewayId);
  if (gateway.state !== 'deleting' && gateway.state !== 'deleted') beginDelete(ctx, gateway);
  return { NatGatewayId };
}

export function describeNatGateways(
  input: DescribeNatGatewaysRequest,
  ctx: CallContext,
): DescribeNatGatewaysResult {
  const found = selected(ctx, natGatewayKind, input.NatGatewayIds, input.Filter);
  const { items, NextToken } = pageOf(found, input);
  return {
    NatGateways: items.map((gateway) => present(ctx, gateway)),
    ...(NextToken && { NextToken }),
  };
}

function present(ctx: CallContext, gateway: NatGatewayRecord): NatGateway {
  return {
    NatGatewayId: gateway.natGatewayId,
    SubnetId: gateway.subnetId,
    VpcId: gateway.vpcId,
    State: gateway.state,
    ConnectivityType: gateway.connectivityType,
    CreateTime: new Date(gateway.createTime),
    ...(gateway.deleteTime && { DeleteTime: new Date(gateway.deleteTime) }),
    ...(gateway.failureCode && {
      FailureCode: gateway.failureCode,
      FailureMessage: gateway.failureMessage,
    }),
    NatGatewayAddresses: [
      {
        IsPrimary: true,
        Status: addressStatus(gateway),
        AllocationId: gateway.allocationId,
        AssociationId: gateway.associationId,
        NetworkInterfaceId: gateway.networkInterfaceId,
        PrivateIp: gateway.privateIp,
        PublicIp: gateway.publicIp,
      },
    ],
    Tags: tagList(ctx, gateway.natGatewayId),
  };
}

function addressStatus({ state }: NatGatewayRecord) {
  if (state === 'available') return 'succeeded';
  return state === 'pending' ? 'associating' : state === 'failed' ? 'failed' : 'disassociating';
}
