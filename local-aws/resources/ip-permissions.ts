import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import { type Answer, answers, optionalText } from './answer.ts';

/** A rule of a template as EC2's `IpPermissions` take it. */
export function ipPermission(rule: JsonObject): JsonObject {
  const description: JsonObject =
    rule.Description === undefined ? {} : { Description: rule.Description };
  const group = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const prefixList = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  return {
    IpProtocol: rule.IpProtocol ?? '-1',
    ...ports(rule),
    ...(rule.CidrIp === undefined ? {} : { IpRanges: [{ CidrIp: rule.CidrIp, ...description }] }),
    ...(rule.CidrIpv6 === undefined
      ? {}
      : { Ipv6Ranges: [{ CidrIpv6: rule.CidrIpv6, ...description }] }),
    ...(group === undefined ? {} : { UserIdGroupPairs: [{ GroupId: group, ...description }] }),
    ...(prefixList === undefined
      ? {}
      : { PrefixListIds: [{ PrefixListId: prefixList, ...description }] }),
  };
}

function ports(rule: JsonObject): JsonObject {
  if (String(rule.IpProtocol) === '-1' || rule.FromPort === undefined) return {};
  return { FromPort: rule.FromPort, ToPort: rule.ToPort ?? rule.FromPort };
}

export function ipPermissions(rules: readonly JsonValue[]): JsonObject[] {
  return rules.filter(isJsonObject).map(ipPermission);
}

/** EC2's permissions as the rules of a template, one for each source. */
export function readRules(
  permissions: readonly Answer[],
  direction: 'Source' | 'Destination',
): JsonObject[] {
  return permissions.flatMap((permission) => {
    const base: JsonObject = { IpProtocol: optionalText(permission, 'IpProtocol') ?? '-1' };
    for (const port of ['FromPort', 'ToPort']) {
      const value = permission[port];
      if (typeof value === 'number') base[port] = value;
    }
    const rule = (item: Answer, from: string, to: string): JsonObject => {
      const description = optionalText(item, 'Description');
      return {
        ...base,
        [to]: optionalText(item, from) ?? '',
        ...(description === undefined ? {} : { Description: description }),
      };
    };
    return [
      ...answers(permission, 'IpRanges').map((item) => rule(item, 'CidrIp', 'CidrIp')),
      ...answers(permission, 'Ipv6Ranges').map((item) => rule(item, 'CidrIpv6', 'CidrIpv6')),
      ...answers(permission, 'UserIdGroupPairs').map((item) =>
        rule(item, 'GroupId', `${direction}SecurityGroupId`),
      ),
      ...answers(permission, 'PrefixListIds').map((item) =>
        rule(item, 'PrefixListId', `${direction}PrefixListId`),
      ),
    ];
  });
}
