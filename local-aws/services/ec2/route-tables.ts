import type {
  CreateRouteTableRequest,
  CreateRouteTableResult,
  DeleteRouteTableRequest,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  Route,
  RouteTable,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { once } from './idempotency.ts';
import { pageOf } from './paging.ts';
import { dependencyViolation, existing, remove, save, selected } from './resource-kind.ts';
import {
  newRouteTable,
  type RouteRecord,
  type RouteTableRecord,
  routeTableKind,
} from './route-table-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { vpcKind } from './vpc-kind.ts';

export function createRouteTable(
  input: CreateRouteTableRequest,
  ctx: CallContext,
): CreateRouteTableResult {
  const id = once(ctx, 'CreateRouteTable', input, () => {
    const vpc = existing(ctx, vpcKind, input.VpcId ?? '');
    const tags = specifiedTags(input.TagSpecifications, routeTableKind.type);
    const table = save(ctx, routeTableKind, newRouteTable(ctx, vpc));
    addTags(ctx, table.routeTableId, routeTableKind.type, tags);
    return table.routeTableId;
  });
  return {
    RouteTable: present(ctx, existing(ctx, routeTableKind, id)),
    ...(input.ClientToken && { ClientToken: input.ClientToken }),
  };
}

/** @throws AwsError DependencyViolation for a main table and while a subnet is associated */
export function deleteRouteTable(
  { RouteTableId = '' }: DeleteRouteTableRequest,
  ctx: CallContext,
): object {
  const table = existing(ctx, routeTableKind, RouteTableId);
  if (table.associations.length > 0) throw dependencyViolation('routeTable', RouteTableId);
  remove(ctx, routeTableKind, RouteTableId);
  return {};
}

export function describeRouteTables(
  input: DescribeRouteTablesRequest,
  ctx: CallContext,
): DescribeRouteTablesResult {
  const found = selected(ctx, routeTableKind, input.RouteTableIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  return {
    RouteTables: items.map((table) => present(ctx, table)),
    ...(NextToken && { NextToken }),
  };
}

function present(ctx: CallContext, table: RouteTableRecord): RouteTable {
  return {
    RouteTableId: table.routeTableId,
    VpcId: table.vpcId,
    OwnerId: table.ownerId,
    Associations: table.associations.map(({ associationId, gatewayId, main, subnetId }) => ({
      RouteTableAssociationId: associationId,
      RouteTableId: table.routeTableId,
      Main: main,
      AssociationState: { State: 'associated' },
      ...(subnetId && { SubnetId: subnetId }),
      ...(gatewayId && { GatewayId: gatewayId }),
    })),
    PropagatingVgws: [],
    Routes: table.routes.map(presentRoute),
    Tags: tagList(ctx, table.routeTableId),
  };
}

function presentRoute({ destination, origin, state, target }: RouteRecord): Route {
  return {
    ...('cidrBlock' in destination && { DestinationCidrBlock: destination.cidrBlock }),
    ...('ipv6CidrBlock' in destination && { DestinationIpv6CidrBlock: destination.ipv6CidrBlock }),
    ...('prefixListId' in destination && { DestinationPrefixListId: destination.prefixListId }),
    [target.member]: target.id,
    Origin: origin,
    State: state,
  };
}
