import { AwsError, type CallContext } from '../../service.ts';
import { newId, type ResourceKind, save } from './resource-kind.ts';

export type RulePeer =
  | { readonly cidrIpv4: string }
  | { readonly cidrIpv6: string }
  | { readonly prefixListId: string }
  | { readonly groupId: string; readonly userId: string };

export interface RuleRecord {
  readonly ruleId: string;
  readonly isEgress: boolean;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: RulePeer;
  readonly description?: string;
}

export interface SecurityGroupRecord {
  readonly groupId: string;
  readonly groupName: string;
  readonly description: string;
  readonly vpcId: string;
  readonly ownerId: string;
  readonly arn: string;
  readonly rules: readonly RuleRecord[];
}

export const securityGroupKind: ResourceKind<SecurityGroupRecord> = {
  collection: 'ec2.security-group',
  type: 'security-group',
  idPrefix: 'sg',
  idOf: (group) => group.groupId,
  notFound: (id) =>
    new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`),
  filters: {
    description: (group) => group.description,
    'egress.ip-permission.cidr': (group) => cidrs(group, true),
    'egress.ip-permission.from-port': (group) => of(group, true).map(({ fromPort }) => fromPort),
    'egress.ip-permission.group-id': (group) => groups(group, true),
    'egress.ip-permission.protocol': (group) => of(group, true).map(({ protocol }) => protocol),
    'egress.ip-permission.to-port': (group) => of(group, true).map(({ toPort }) => toPort),
    'group-id': (group) => group.groupId,
    'group-name': (group) => group.groupName,
    'ip-permission.cidr': (group) => cidrs(group, false),
    'ip-permission.from-port': (group) => of(group, false).map(({ fromPort }) => fromPort),
    'ip-permission.group-id': (group) => groups(group, false),
    'ip-permission.protocol': (group) => of(group, false).map(({ protocol }) => protocol),
    'ip-permission.to-port': (group) => of(group, false).map(({ toPort }) => toPort),
    'owner-id': (group) => group.ownerId,
    'vpc-id': (group) => group.vpcId,
  },
};

export function newSecurityGroup(
  ctx: CallContext,
  vpcId: string,
  groupName: string,
  description: string,
): SecurityGroupRecord {
  const groupId = newId(securityGroupKind.idPrefix);
  return {
    groupId,
    groupName,
    description,
    vpcId,
    ownerId: ctx.account,
    arn: `arn:aws:ec2:${ctx.region}:${ctx.account}:security-group/${groupId}`,
    rules: [allTraffic(true, { cidrIpv4: '0.0.0.0/0' })],
  };
}

/** Lets its own members in and everything out. */
export function createDefaultGroup(ctx: CallContext, vpcId: string): void {
  const group = newSecurityGroup(ctx, vpcId, 'default', 'default VPC security group');
  const fromItself = allTraffic(false, { groupId: group.groupId, userId: ctx.account });
  save(ctx, securityGroupKind, { ...group, rules: [fromItself, ...group.rules] });
}

function allTraffic(isEgress: boolean, peer: RulePeer): RuleRecord {
  return { ruleId: newId('sgr'), isEgress, protocol: '-1', fromPort: -1, toPort: -1, peer };
}

function of({ rules }: SecurityGroupRecord, isEgress: boolean): RuleRecord[] {
  return rules.filter((rule) => rule.isEgress === isEgress);
}

function cidrs(group: SecurityGroupRecord, isEgress: boolean): string[] {
  return of(group, isEgress).flatMap(({ peer }) => ('cidrIpv4' in peer ? [peer.cidrIpv4] : []));
}

function groups(group: SecurityGroupRecord, isEgress: boolean): string[] {
  return of(group, isEgress).flatMap(({ peer }) => ('groupId' in peer ? [peer.groupId] : []));
}
