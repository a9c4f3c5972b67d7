import type {
  CreateVpcEndpointRequest,
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  DescribeVpcEndpointsRequest,
  ModifyVpcEndpointRequest,
  ModifyVpcEndpointResult,
  VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { once } from './idempotency.ts';
import { pageOf } from './paging.ts';
import { prefixListsOf } from './prefix-lists.ts';
import { existing, newId, save, selected } from './resource-kind.ts';
import { routeTableKind } from './route-table-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { type VpcEndpointRecord, vpcEndpointKind } from './vpc-endpoint-kind.ts';
import {
  addEndpointRoutes,
  beginEndpointDelete,
  removeEndpointRoutes,
  scheduleEndpoint,
} from './vpc-endpoint-life.ts';
import { vpcKind } from './vpc-kind.ts';

const fullAccess = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

/** Gateway endpoints only. @throws AwsError InvalidServiceName, InvalidParameter for other types */
export function createVpcEndpoint(
  input: CreateVpcEndpointRequest,
  ctx: CallContext,
): { VpcEndpoint: PresentedEndpoint; ClientToken?: string } {
  const id = once(ctx, 'CreateVpcEndpoint', input, () => {
    const vpc = existing(ctx, vpcKind, input.VpcId ?? '');
    const serviceName = gatewayService(ctx, input);
    const tags = specifiedTags(input.TagSpecifications, vpcEndpointKind.type);
    const routeTableIds = input.RouteTableIds ?? [];
    for (const tableId of routeTableIds) existing(ctx, routeTableKind, tableId);
    const endpoint: VpcEndpointRecord = {
      vpcEndpointId: newId(vpcEndpointKind.idPrefix),
      vpcId: vpc.vpcId,
      ownerId: ctx.account,
      serviceName,
      type: 'Gateway',
      state: 'pending',
      policyDocument: input.PolicyDocument ?? fullAccess,
      routeTableIds,
      creationTimestamp: ctx.clock.now().toISOString(),
    };
    ctx.store.transaction(() => {
      save(ctx, vpcEndpointKind, endpoint);
      addTags(ctx, endpoint.vpcEndpointId, vpcEndpointKind.type, tags);
      addEndpointRoutes(ctx, endpoint, routeTableIds);
    });
    scheduleEndpoint(ctx, endpoint);
    return endpoint.vpcEndpointId;
  });
  return {
    VpcEndpoint: present(ctx, existing(ctx, vpcEndpointKind, id)),
    ...(input.ClientToken && { ClientToken: input.ClientToken }),
  };
}

export function modifyVpcEndpoint(
  input: ModifyVpcEndpointRequest,
  ctx: CallContext,
): ModifyVpcEndpointResult {
  const endpoint = existing(ctx, vpcEndpointKind, input.VpcEndpointId ?? '');
  const { AddRouteTableIds: added = [], RemoveRouteTableIds: removed = [] } = input;
  for (const tableId of added) existing(ctx, routeTableKind, tableId);
  const kept = endpoint.routeTableIds.filter((id) => !removed.includes(id));
  ctx.store.transaction(() => {
    addEndpointRoutes(ctx, endpoint, added);
    removeEndpointRoutes(ctx, endpoint, removed);
    save(ctx, vpcEndpointKind, {
      ...endpoint,
      routeTableIds: [...new Set([...kept, ...added])],
      policyDocument: input.ResetPolicy
        ? fullAccess
        : (input.PolicyDocument ?? endpoint.policyDocument),
    });
  });
  return { Return: true };
}

/** Those that do not exist are named in `Unsuccessful`; the call itself succeeds. */
export function deleteVpcEndpoints(
  { VpcEndpointIds = [] }: DeleteVpcEndpointsRequest,
  ctx: CallContext,
): DeleteVpcEndpointsResult {
  const missing = VpcEndpointIds.filter((ResourceId) => {
    const endpoint = ctx.store.get<VpcEndpointRecord>(vpcEndpointKind.collection, ResourceId);
    if (!endpoint) return true;
    if (!endpoint.state.startsWith('delet')) beginEndpointDelete(ctx, endpoint);
    return false;
  });
  return {
    Unsuccessful: missing.map((ResourceId) => {
      const { code, message } = vpcEndpointKind.notFound(ResourceId);
      return { ResourceId, Error: { Code: code, Message: message } };
    }),
  };
}

export function describeVpcEndpoints(
  input: DescribeVpcEndpointsRequest,
  ctx: CallContext,
): { VpcEndpoints: PresentedEndpoint[]; NextToken?: string } {
  const found = selected(ctx, vpcEndpointKind, input.VpcEndpointIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  return {
    VpcEndpoints: items.map((endpoint) => present(ctx, endpoint)),
    ...(NextToken && { NextToken }),
  };
}

function gatewayService(ctx: CallContext, input: CreateVpcEndpointRequest): string {
  const { ServiceName = '', VpcEndpointType = 'Gateway' } = input;
  if (VpcEndpointType !== 'Gateway') {
    throw new AwsError(
      'UnsupportedOperation',
      `Endpoints of type ${VpcEndpointType} are not implemented by this endpoint.`,
    );
  }
  if (!prefixListsOf(ctx.region).some(({ name }) => name === ServiceName)) {
    throw new AwsError(
      'InvalidServiceName',
      `The Vpc Endpoint Service '${ServiceName}' does not exist`,
    );
  }
  return ServiceName;
}

/** States come in lower case, although the SDK's type has them capitalised. */
type PresentedEndpoint = Omit<VpcEndpoint, 'State'> & { readonly State: string };

function present(ctx: CallContext, endpoint: VpcEndpointRecord): PresentedEndpoint {
  return {
    VpcEndpointId: endpoint.vpcEndpointId,
    VpcEndpointType: endpoint.type,
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.serviceName,
    State: endpoint.state,
    PolicyDocument: endpoint.policyDocument,
    RouteTableIds: [...endpoint.routeTableIds],
    SubnetIds: [],
    Groups: [],
    PrivateDnsEnabled: false,
    RequesterManaged: false,
    NetworkInterfaceIds: [],
    DnsEntries: [],
    CreationTimestamp: new Date(endpoint.creationTimestamp),
    OwnerId: endpoint.ownerId,
    Tags: tagList(ctx, endpoint.vpcEndpointId),
  };
}
