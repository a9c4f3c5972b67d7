import type { CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { mapAddress, unmapAddress } from './addresses.ts';
import { internetGatewayKind } from './internet-gateway-kind.ts';
import { type NatGatewayRecord, natGatewayKind } from './nat-gateway-kind.ts';
import { freeAddress, networkInterfaceKind, newInterface } from './network-interface-kind.ts';
import { all, newId, remove, save } from './resource-kind.ts';
import { setRouteState } from './route-table-kind.ts';
import type { SubnetRecord } from './subnet-kind.ts';

/** AWS time in seconds; a deleted or failed gateway stays visible for about an hour. */
const seconds = { pending: 110, failing: 20, deleting: 60, forgotten: 3600 };

interface Failure {
  readonly failureCode: string;
  readonly failureMessage: string;
}

/** Gives the gateway its interface and address, and schedules the end of its pending state. */
export function beginPending(
  ctx: CallContext,
  gateway: NatGatewayRecord,
  subnet: SubnetRecord,
): void {
  const privateIp = freeAddress(ctx, subnet);
  const failure = failureOf(ctx, gateway, privateIp);
  if (failure || !privateIp) {
    save(ctx, natGatewayKind, { ...gateway, ...failure });
    schedule(ctx, gateway.natGatewayId);
    return;
  }
  const networkInterface = save(
    ctx,
    networkInterfaceKind,
    newInterface(ctx, subnet, {
      description: `Interface for NAT Gateway ${gateway.natGatewayId}`,
      interfaceType: 'nat_gateway',
      privateIpAddress: privateIp,
      requesterId: ctx.account,
      sourceDestCheck: false,
      attachment: {
        attachmentId: newId('ela-attach'),
        attachTime: ctx.clock.now().toISOString(),
        deviceIndex: 1,
        deleteOnTermination: false,
      },
    }),
  );
  const address = all(ctx, addressKind).find((each) => each.allocationId === gateway.allocationId);
  const associationId = address && mapAddress(ctx, address, networkInterface);
  save(ctx, natGatewayKind, {
    ...gateway,
    privateIp,
    networkInterfaceId: networkInterface.networkInterfaceId,
    ...(address && { associationId, publicIp: address.publicIp }),
  });
  schedule(ctx, gateway.natGatewayId);
}

export function beginDelete(ctx: CallContext, gateway: NatGatewayRecord): void {
  const deleteTime = ctx.clock.now().toISOString();
  save(ctx, natGatewayKind, { ...gateway, state: 'deleting', deleteTime });
  schedule(ctx, gateway.natGatewayId);
}

/** Schedules the next step of every gateway anew: what is left of a wait is not kept across a restart. */
export function resumeNatGateways(ctx: CallContext): void {
  for (const { natGatewayId, state } of all(ctx, natGatewayKind)) {
    if (state !== 'available') schedule(ctx, natGatewayId);
  }
}

function schedule(ctx: CallContext, id: string): void {
  const gateway = ctx.store.get<NatGatewayRecord>(natGatewayKind.collection, id);
  if (!gateway || gateway.state === 'available') return;
  ctx.clock.after(waitOf(gateway), () => {
    const current = ctx.store.get<NatGatewayRecord>(natGatewayKind.collection, id);
    if (current?.state === gateway.state) advance(ctx, current);
  });
}

function waitOf({ failureCode, state }: NatGatewayRecord): number {
  if (state === 'pending') return failureCode ? seconds.failing : seconds.pending;
  return state === 'deleting' ? seconds.deleting : seconds.forgotten;
}

function advance(ctx: CallContext, gateway: NatGatewayRecord): void {
  if (gateway.state === 'pending') {
    save(ctx, natGatewayKind, { ...gateway, state: gateway.failureCode ? 'failed' : 'available' });
    schedule(ctx, gateway.natGatewayId);
  } else if (gateway.state === 'deleting') {
    ctx.store.transaction(() => finishDelete(ctx, gateway));
    schedule(ctx, gateway.natGatewayId);
  } else {
    remove(ctx, natGatewayKind, gateway.natGatewayId);
  }
}

function finishDelete(ctx: CallContext, gateway: NatGatewayRecord): void {
  const { associationId, networkInterfaceId } = gateway;
  const address = all(ctx, addressKind).find((each) => each.associationId === associationId);
  if (associationId && address) unmapAddress(ctx, address);
  if (networkInterfaceId) remove(ctx, networkInterfaceKind, networkInterfaceId);
  setRouteState(ctx, gateway.natGatewayId, 'blackhole');
  save(ctx, natGatewayKind, { ...gateway, state: 'deleted' });
}

/** Source of codes and wording: "NAT gateway goes to a status of failed", Amazon VPC user guide. */
function failureOf(
  ctx: CallContext,
  gateway: NatGatewayRecord,
  privateIp: string | undefined,
): Failure | undefined {
  if (!privateIp) {
    return {
      failureCode: 'InsufficientFreeAddressesInSubnet',
      failureMessage: 'Subnet has insufficient free addresses to create this NAT gateway',
    };
  }
  const isAttached = all(ctx, internetGatewayKind).some(
    ({ attachedVpcId }) => attachedVpcId === gateway.vpcId,
  );
  if (gateway.connectivityType === 'public' && !isAttached) {
    return {
      failureCode: 'Gateway.NotAttached',
      failureMessage: `Network ${gateway.vpcId} has no Internet gateway attached`,
    };
  }
  const address = all(ctx, addressKind).find((each) => each.allocationId === gateway.allocationId);
  if (address?.associationId) {
    return {
      failureCode: 'Resource.AlreadyAssociated',
      failureMessage: `Elastic IP address [${address.allocationId}] is already associated`,
    };
  }
  return undefined;
}
