import { randomInt } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { type NetworkInterfaceRecord, networkInterfaceKind } from './network-interface-kind.ts';
import { all, where } from './resource-kind.ts';
import { vpcKind } from './vpc-kind.ts';

export interface PublicAddress {
  readonly PublicIp: string;
  readonly PublicDnsName: string;
  readonly IpOwnerId: string;
  readonly AllocationId?: string;
  readonly AssociationId?: string;
}

/** The Elastic IP of an interface, or else the address it has been lent. */
export function publicAddress(
  ctx: CallContext,
  each: NetworkInterfaceRecord,
): PublicAddress | undefined {
  const [elastic] = where(
    ctx,
    addressKind,
    ({ networkInterfaceId }) => networkInterfaceId === each.networkInterfaceId,
  );
  const ip = elastic?.publicIp ?? each.publicIp;
  if (!ip) return undefined;
  return {
    PublicIp: ip,
    PublicDnsName: publicDnsName(ctx, each.vpcId, ip),
    IpOwnerId: elastic ? each.ownerId : 'amazon',
    ...(elastic && {
      AllocationId: elastic.allocationId,
      AssociationId: elastic.associationId,
    }),
  };
}

/** `ip-10-0-1-5.us-east-2.compute.internal`. Source: "Amazon EC2 instance hostname types", EC2 user guide. */
export function privateDnsName(ctx: CallContext, ip: string): string {
  const domain = ctx.region === 'us-east-1' ? 'ec2' : `${ctx.region}.compute`;
  return `ip-${ip.replaceAll('.', '-')}.${domain}.internal`;
}

/** From 203.0.113.0/24 and 198.51.100.0/24, which RFC 5737 keeps for documentation, and then 198.18.0.0/15. */
export function unusedPublicIp(ctx: CallContext): string {
  const used = new Set([
    ...all(ctx, addressKind).map(({ publicIp }) => publicIp),
    ...all(ctx, networkInterfaceKind).map(({ publicIp }) => publicIp),
  ]);
  for (;;) {
    const [network, last] = [randomInt(2), randomInt(1, 255)];
    const documented = network === 0 ? `203.0.113.${last}` : `198.51.100.${last}`;
    const benchmark = `198.${18 + network}.${randomInt(256)}.${last}`;
    const candidate = used.size < 250 ? documented : benchmark;
    if (!used.has(candidate)) return candidate;
  }
}

/**
 * An address that this machine can be asked at, of 127.64.0.0/10: nobody else's, and far from those that
 * machines use. Chosen by chance among four million, so that endpoints beside one another do not meet.
 */
export function unusedLoopbackIp(ctx: CallContext): string {
  const used = new Set(all(ctx, networkInterfaceKind).map(({ publicIp }) => publicIp));
  for (;;) {
    const candidate = `127.${randomInt(64, 128)}.${randomInt(256)}.${randomInt(1, 255)}`;
    if (!used.has(candidate)) return candidate;
  }
}

/** Empty where the VPC gives no host names. */
function publicDnsName(ctx: CallContext, vpcId: string, ip: string): string {
  const [vpc] = where(ctx, vpcKind, (each) => each.vpcId === vpcId);
  if (!vpc?.enableDnsHostnames) return '';
  const domain = ctx.region === 'us-east-1' ? 'compute-1' : `${ctx.region}.compute`;
  return `ec2-${ip.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}
