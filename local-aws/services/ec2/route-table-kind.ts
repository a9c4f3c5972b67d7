import type { CallContext } from '../../service.ts';
import { all, newId, type ResourceKind, resourceNotFound, save } from './resource-kind.ts';
import type { VpcRecord } from './vpc-kind.ts';

export interface AssociationRecord {
  readonly associationId: string;
  readonly main: boolean;
  readonly subnetId?: string;
  readonly gatewayId?: string;
}

export type RouteDestination =
  | { readonly cidrBlock: string }
  | { readonly ipv6CidrBlock: string }
  | { readonly prefixListId: string };

/** The member of a route that names its target, as EC2 calls it. */
export const targetMembers = [
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
] as const;

export interface RouteRecord {
  readonly destination: RouteDestination;
  readonly target: { readonly member: (typeof targetMembers)[number]; readonly id: string };
  readonly origin: 'CreateRoute' | 'CreateRouteTable';
  readonly state: 'active' | 'blackhole';
}

export interface RouteTableRecord {
  readonly routeTableId: string;
  readonly vpcId: string;
  readonly ownerId: string;
  readonly associations: readonly AssociationRecord[];
  readonly routes: readonly RouteRecord[];
}

export const routeTableKind: ResourceKind<RouteTableRecord> = {
  collection: 'ec2.route-table',
  type: 'route-table',
  idPrefix: 'rtb',
  idOf: (table) => table.routeTableId,
  notFound: resourceNotFound('InvalidRouteTableID.NotFound', 'routeTable ID'),
  filters: {
    'association.gateway-id': (table) => table.associations.map(({ gatewayId }) => gatewayId),
    'association.main': (table) => table.associations.map(({ main }) => main),
    'association.route-table-association-id': (table) =>
      table.associations.map(({ associationId }) => associationId),
    'association.route-table-id': (table) => table.associations.map(() => table.routeTableId),
    'association.subnet-id': (table) => table.associations.map(({ subnetId }) => subnetId),
    'owner-id': (table) => table.ownerId,
    'route-table-id': (table) => table.routeTableId,
    'route.destination-cidr-block': (table) =>
      table.routes.map(({ destination }) =>
        'cidrBlock' in destination ? destination.cidrBlock : undefined,
      ),
    'route.destination-prefix-list-id': (table) =>
      table.routes.map(({ destination }) =>
        'prefixListId' in destination ? destination.prefixListId : undefined,
      ),
    'route.gateway-id': (table) => targetsOf(table, 'GatewayId'),
    'route.instance-id': (table) => targetsOf(table, 'InstanceId'),
    'route.nat-gateway-id': (table) => targetsOf(table, 'NatGatewayId'),
    'route.origin': (table) => table.routes.map(({ origin }) => origin),
    'route.state': (table) => table.routes.map(({ state }) => state),
    'vpc-id': (table) => table.vpcId,
  },
};

export function newRouteTable(ctx: CallContext, vpc: VpcRecord): RouteTableRecord {
  return {
    routeTableId: newId(routeTableKind.idPrefix),
    vpcId: vpc.vpcId,
    ownerId: ctx.account,
    associations: [],
    routes: [
      {
        destination: { cidrBlock: vpc.cidrBlock },
        target: { member: 'GatewayId', id: 'local' },
        origin: 'CreateRouteTable',
        state: 'active',
      },
    ],
  };
}

export function createMainRouteTable(ctx: CallContext, vpc: VpcRecord): void {
  const association = { associationId: newId('rtbassoc'), main: true };
  save(ctx, routeTableKind, { ...newRouteTable(ctx, vpc), associations: [association] });
}

/** Routes outlive their target and become black holes; a gateway attached again brings them back. */
export function setRouteState(
  ctx: CallContext,
  targetId: string,
  state: RouteRecord['state'],
): void {
  for (const table of all(ctx, routeTableKind)) {
    if (!table.routes.some(({ target }) => target.id === targetId)) continue;
    const routes = table.routes.map((route) =>
      route.target.id === targetId ? { ...route, state } : route,
    );
    save(ctx, routeTableKind, { ...table, routes });
  }
}

function targetsOf(table: RouteTableRecord, member: RouteRecord['target']['member']): string[] {
  return table.routes.flatMap(({ target }) => (target.member === member ? [target.id] : []));
}
