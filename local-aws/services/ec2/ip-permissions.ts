import type { AuthorizeSecurityGroupIngressRequest, IpPermission } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { all, existing } from './resource-kind.ts';
import { type RulePeer, type RuleRecord, securityGroupKind } from './security-group-kind.ts';

/** A rule before it has an id and a direction. */
export type RuleDraft = Omit<RuleRecord, 'isEgress' | 'ruleId'>;

type FlatPermission = Omit<AuthorizeSecurityGroupIngressRequest, 'GroupId' | 'GroupName'>;

const protocolNumbers: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/** The single rules of a request, whether it has a list of permissions or the older flat members. */
export function draftsOf(ctx: CallContext, input: FlatPermission): RuleDraft[] {
  const permissions = input.IpPermissions ?? (input.IpProtocol ? [flatPermission(ctx, input)] : []);
  if (permissions.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'Either ipPermissions or ipProtocol should be provided.',
    );
  }
  return permissions.flatMap((permission) => {
    const range = rangeOf(permission);
    return peersOf(ctx, permission).map(({ description, peer }) => ({
      ...range,
      peer,
      ...(description && { description }),
    }));
  });
}

/** Rules gathered by protocol and ports, as EC2 describes a group. */
export function ipPermissionsOf(rules: readonly RuleRecord[]): IpPermission[] {
  const byRange = Map.groupBy(rules, ({ fromPort, protocol, toPort }) =>
    [protocol, fromPort, toPort].join(),
  );
  return [...byRange.values()].map((same) => {
    const [first] = same;
    return {
      IpProtocol: first?.protocol,
      ...(first?.protocol !== '-1' && { FromPort: first?.fromPort, ToPort: first?.toPort }),
      IpRanges: same.flatMap(({ description, peer }) =>
        'cidrIpv4' in peer ? [described({ CidrIp: peer.cidrIpv4 }, description)] : [],
      ),
      Ipv6Ranges: same.flatMap(({ description, peer }) =>
        'cidrIpv6' in peer ? [described({ CidrIpv6: peer.cidrIpv6 }, description)] : [],
      ),
      PrefixListIds: same.flatMap(({ description, peer }) =>
        'prefixListId' in peer ? [described({ PrefixListId: peer.prefixListId }, description)] : [],
      ),
      UserIdGroupPairs: same.flatMap(({ description, peer }) =>
        'groupId' in peer
          ? [described({ GroupId: peer.groupId, UserId: peer.userId }, description)]
          : [],
      ),
    };
  });
}

/** What tells two rules of one group apart. */
export function ruleKey({ fromPort, peer, protocol, toPort }: RuleDraft): string {
  return [protocol, fromPort, toPort, ...Object.values(peer)].join('|');
}

function flatPermission(ctx: CallContext, input: FlatPermission): IpPermission {
  const name = input.SourceSecurityGroupName;
  const source = all(ctx, securityGroupKind).find(({ groupName }) => groupName === name);
  return {
    IpProtocol: input.IpProtocol,
    FromPort: input.FromPort,
    ToPort: input.ToPort,
    ...(input.CidrIp && { IpRanges: [{ CidrIp: input.CidrIp }] }),
    ...(source && { UserIdGroupPairs: [{ GroupId: source.groupId }] }),
  };
}

function rangeOf({ FromPort, IpProtocol = '', ToPort }: IpPermission) {
  const protocol = protocolNumbers[IpProtocol] ?? IpProtocol.toLowerCase();
  if (protocol === '-1' || protocol === 'all') return { protocol: '-1', fromPort: -1, toPort: -1 };
  if (!/^(tcp|udp|icmp|icmpv6|\d{1,3})$/.test(protocol)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`,
    );
  }
  const isPorts = protocol === 'tcp' || protocol === 'udp';
  if (isPorts && (FromPort === undefined || ToPort === undefined)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
    );
  }
  if (isPorts && Number(FromPort) > Number(ToPort)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid TCP/UDP port range (${FromPort}:${ToPort})`,
    );
  }
  return { protocol, fromPort: FromPort ?? -1, toPort: ToPort ?? -1 };
}

interface DescribedPeer {
  readonly peer: RulePeer;
  readonly description?: string | undefined;
}

function peersOf(ctx: CallContext, permission: IpPermission): DescribedPeer[] {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  return [
    ...IpRanges.map(({ CidrIp = '', Description }) => ({
      peer: { cidrIpv4: strictCidr(CidrIp) },
      description: Description,
    })),
    ...Ipv6Ranges.map(({ CidrIpv6 = '', Description }) => ({
      peer: { cidrIpv6: CidrIpv6 },
      description: Description,
    })),
    ...PrefixListIds.map(({ Description, PrefixListId = '' }) => ({
      peer: { prefixListId: PrefixListId },
      description: Description,
    })),
    ...UserIdGroupPairs.map(({ Description, GroupId = '', UserId }) => ({
      peer: {
        groupId: existing(ctx, securityGroupKind, GroupId).groupId,
        userId: UserId ?? ctx.account,
      },
      description: Description,
    })),
  ];
}

function strictCidr(text: string): string {
  const isCidr = /^[\d.]+\/\d+$/.test(text);
  if (!isCidr) throw new AwsError('InvalidParameterValue', `CIDR block ${text} is malformed`);
  return formatCidr(parseCidr(text, 'cidrIp'));
}

function described<T extends object>(value: T, description: string | undefined) {
  return description ? { ...value, Description: description } : value;
}
