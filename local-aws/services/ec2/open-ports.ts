import type { CallContext } from '../../service.ts';
import { where } from './resource-kind.ts';
import { type RuleRecord, securityGroupKind } from './security-group-kind.ts';

/** Whether a security group of these lets anyone at all in from a CIDR block; from which block is not asked. */
export function isOpen(ctx: CallContext, groupIds: readonly string[], port: number): boolean {
  return where(ctx, securityGroupKind, ({ groupId }) => groupIds.includes(groupId)).some(
    ({ rules }) => rules.some((rule) => letsIn(rule, port)),
  );
}

function letsIn({ isEgress, protocol, fromPort, toPort, peer }: RuleRecord, port: number): boolean {
  if (isEgress || !('cidrIpv4' in peer || 'cidrIpv6' in peer)) return false;
  return protocol === '-1' || (protocol === 'tcp' && fromPort <= port && port <= toPort);
}
