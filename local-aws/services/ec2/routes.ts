import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  ReplaceRouteRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { contains, formatCidr, parseCidr } from './cidr.ts';
import { internetGatewayKind } from './internet-gateway-kind.ts';
import { natGatewayKind } from './nat-gateway-kind.ts';
import { networkInterfaceKind } from './network-interface-kind.ts';
import { existing, save } from './resource-kind.ts';
import {
  type RouteDestination,
  type RouteRecord,
  type RouteTableRecord,
  routeTableKind,
  targetMembers,
} from './route-table-kind.ts';

/** @throws AwsError RouteAlreadyExists, or the target's own NotFound */
export function createRoute(input: CreateRouteRequest, ctx: CallContext): CreateRouteResult {
  const table = existing(ctx, routeTableKind, input.RouteTableId ?? '');
  const route = routeOf(input, ctx, table);
  if (find(table, route.destination)) {
    throw new AwsError(
      'RouteAlreadyExists',
      `The route identified by ${labelOf(route.destination)} already exists.`,
    );
  }
  save(ctx, routeTableKind, { ...table, routes: [...table.routes, route] });
  return { Return: true };
}

/** @throws AwsError InvalidParameterValue where there is no route to replace */
export function replaceRoute(input: ReplaceRouteRequest, ctx: CallContext): object {
  const table = existing(ctx, routeTableKind, input.RouteTableId ?? '');
  const route = routeOf(input, ctx, table);
  const replaced = find(table, route.destination);
  if (!replaced) {
    throw new AwsError(
      'InvalidParameterValue',
      `There is no route defined for '${labelOf(route.destination)}' in the route table. Use CreateRoute instead.`,
    );
  }
  const routes = table.routes.map((each) => (each === replaced ? route : each));
  save(ctx, routeTableKind, { ...table, routes });
  return {};
}

export function deleteRoute(input: DeleteRouteRequest, ctx: CallContext): object {
  const table = existing(ctx, routeTableKind, input.RouteTableId ?? '');
  const destination = destinationOf(input);
  const route = find(table, destination);
  if (!route) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `no route with ${wireName(destination)} ${labelOf(destination)} in route table ${table.routeTableId}`,
    );
  }
  if (route.origin === 'CreateRouteTable') {
    throw new AwsError(
      'InvalidParameterValue',
      `cannot remove local route ${labelOf(destination)} in route table ${table.routeTableId}`,
    );
  }
  save(ctx, routeTableKind, { ...table, routes: table.routes.filter((each) => each !== route) });
  return {};
}

function routeOf(
  input: CreateRouteRequest | ReplaceRouteRequest,
  ctx: CallContext,
  table: RouteTableRecord,
): RouteRecord {
  const destination = destinationOf(input);
  refuseMoreSpecificThanLocal(table, destination);
  const members = targetMembers.filter((member) => input[member] !== undefined);
  const [member] = members;
  if (!member || members.length > 1) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, instanceId',
    );
  }
  const target = { member, id: input[member] ?? '' };
  requireTarget(ctx, table, target);
  return { destination, target, origin: 'CreateRoute', state: 'active' };
}

function requireTarget(
  ctx: CallContext,
  table: RouteTableRecord,
  { id, member }: RouteRecord['target'],
): void {
  if (member === 'GatewayId' && id.startsWith('igw-')) {
    const gateway = existing(ctx, internetGatewayKind, id);
    if (gateway.attachedVpcId !== table.vpcId) {
      throw new AwsError(
        'InvalidParameterValue',
        `route table ${table.routeTableId} and network gateway ${id} belong to different networks`,
      );
    }
  }
  if (member === 'NetworkInterfaceId') existing(ctx, networkInterfaceKind, id);
  if (member !== 'NatGatewayId') return;
  const gateway = ctx.store.get<{ vpcId: string; state: string }>(natGatewayKind.collection, id);
  if (!gateway || gateway.state === 'deleted') {
    throw new AwsError('InvalidNatGatewayID.NotFound', `The natGateway ID '${id}' does not exist`);
  }
  if (gateway.vpcId !== table.vpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `route table ${table.routeTableId} and NAT gateway ${id} belong to different networks`,
    );
  }
}

type DestinationInput = Pick<
  CreateRouteRequest,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>;

function destinationOf(input: DestinationInput): RouteDestination {
  const { DestinationCidrBlock: cidr, DestinationIpv6CidrBlock: ipv6 } = input;
  if (cidr) return { cidrBlock: formatCidr(parseCidr(cidr, 'destinationCidrBlock')) };
  if (ipv6) return { ipv6CidrBlock: ipv6 };
  if (input.DestinationPrefixListId) return { prefixListId: input.DestinationPrefixListId };
  throw new AwsError(
    'MissingParameter',
    'The request must contain the parameter destinationCidrBlock or destinationIpv6CidrBlock or destinationPrefixListId',
  );
}

function refuseMoreSpecificThanLocal(table: RouteTableRecord, destination: RouteDestination): void {
  if (!('cidrBlock' in destination)) return;
  const local = table.routes.find(({ origin }) => origin === 'CreateRouteTable')?.destination;
  if (!local || !('cidrBlock' in local) || local.cidrBlock === destination.cidrBlock) return;
  if (contains(parseCidr(local.cidrBlock), parseCidr(destination.cidrBlock))) {
    throw new AwsError(
      'InvalidParameterValue',
      `The destination CIDR block ${destination.cidrBlock} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
    );
  }
}

function find(table: RouteTableRecord, destination: RouteDestination): RouteRecord | undefined {
  return table.routes.find((route) => labelOf(route.destination) === labelOf(destination));
}

function labelOf(destination: RouteDestination): string {
  if ('cidrBlock' in destination) return destination.cidrBlock;
  return 'prefixListId' in destination ? destination.prefixListId : destination.ipv6CidrBlock;
}

function wireName(destination: RouteDestination): string {
  if ('cidrBlock' in destination) return 'destination-cidr-block';
  return 'prefixListId' in destination
    ? 'destination-prefix-list-id'
    : 'destination-ipv6-cidr-block';
}
