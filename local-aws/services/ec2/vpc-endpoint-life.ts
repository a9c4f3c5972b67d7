import type { CallContext } from '../../service.ts';
import { prefixListsOf } from './prefix-lists.ts';
import { all, remove, save } from './resource-kind.ts';
import { type RouteTableRecord, routeTableKind } from './route-table-kind.ts';
import { type VpcEndpointRecord, vpcEndpointKind } from './vpc-endpoint-kind.ts';

/** AWS time in seconds until the next state. */
const seconds = { pending: 5, deleting: 5, deleted: 60 };

export function beginEndpointDelete(ctx: CallContext, endpoint: VpcEndpointRecord): void {
  const deleting: VpcEndpointRecord = { ...endpoint, state: 'deleting' };
  ctx.store.transaction(() => {
    removeEndpointRoutes(ctx, endpoint, endpoint.routeTableIds);
    save(ctx, vpcEndpointKind, deleting);
  });
  scheduleEndpoint(ctx, deleting);
}

export function resumeVpcEndpoints(ctx: CallContext): void {
  for (const endpoint of all(ctx, vpcEndpointKind)) scheduleEndpoint(ctx, endpoint);
}

/** Schedules the next state of an endpoint that is on its way. */
export function scheduleEndpoint(ctx: CallContext, endpoint: VpcEndpointRecord): void {
  const { state, vpcEndpointId } = endpoint;
  if (state === 'available') return;
  ctx.clock.after(seconds[state], () => {
    const current = ctx.store.get<VpcEndpointRecord>(vpcEndpointKind.collection, vpcEndpointId);
    if (current?.state !== state) return;
    if (state === 'deleted') {
      remove(ctx, vpcEndpointKind, vpcEndpointId);
      return;
    }
    const next = state === 'pending' ? 'available' : 'deleted';
    scheduleEndpoint(ctx, save(ctx, vpcEndpointKind, { ...current, state: next }));
  });
}

/** A gateway endpoint puts a route to the service's prefix list into each of its tables. */
export function addEndpointRoutes(
  ctx: CallContext,
  endpoint: VpcEndpointRecord,
  tableIds: readonly string[],
): void {
  const destination = prefixListsOf(ctx.region).find(({ name }) => name === endpoint.serviceName);
  if (!destination) return;
  for (const table of tablesOf(ctx, tableIds)) {
    const others = table.routes.filter(({ target }) => target.id !== endpoint.vpcEndpointId);
    save(ctx, routeTableKind, {
      ...table,
      routes: [
        ...others,
        {
          destination: { prefixListId: destination.id },
          target: { member: 'GatewayId', id: endpoint.vpcEndpointId },
          origin: 'CreateRoute',
          state: 'active',
        },
      ],
    });
  }
}

export function removeEndpointRoutes(
  ctx: CallContext,
  { vpcEndpointId }: VpcEndpointRecord,
  tableIds: readonly string[],
): void {
  for (const table of tablesOf(ctx, tableIds)) {
    const routes = table.routes.filter(({ target }) => target.id !== vpcEndpointId);
    save(ctx, routeTableKind, { ...table, routes });
  }
}

function tablesOf(ctx: CallContext, ids: readonly string[]): RouteTableRecord[] {
  return all(ctx, routeTableKind).filter(({ routeTableId }) => ids.includes(routeTableId));
}
