import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
  SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import { draftsOf, type RuleDraft, ruleKey } from './ip-permissions.ts';
import { pageOf } from './paging.ts';
import { all, existing, newId, save } from './resource-kind.ts';
import {
  type RuleRecord,
  type SecurityGroupRecord,
  securityGroupKind,
} from './security-group-kind.ts';
import { addTags, specifiedTags, tagList, tagsOf } from './tag-store.ts';

const ruleType = 'security-group-rule';

export function authorizeSecurityGroupIngress(
  input: AuthorizeSecurityGroupIngressRequest,
  ctx: CallContext,
): AuthorizeSecurityGroupIngressResult {
  return authorize(ctx, input, false);
}

export function authorizeSecurityGroupEgress(
  input: AuthorizeSecurityGroupEgressRequest,
  ctx: CallContext,
): AuthorizeSecurityGroupIngressResult {
  return authorize(ctx, input, true);
}

export function revokeSecurityGroupIngress(
  input: RevokeSecurityGroupIngressRequest,
  ctx: CallContext,
): RevokeSecurityGroupIngressResult {
  return revoke(ctx, input, false);
}

export function revokeSecurityGroupEgress(
  input: RevokeSecurityGroupEgressRequest,
  ctx: CallContext,
): RevokeSecurityGroupIngressResult {
  return revoke(ctx, input, true);
}

interface OwnedRule {
  readonly group: SecurityGroupRecord;
  readonly rule: RuleRecord;
}

const ruleFilters: FilterFields<OwnedRule> = {
  'group-id': ({ group }) => group.groupId,
  'security-group-rule-id': ({ rule }) => rule.ruleId,
};

export function describeSecurityGroupRules(
  input: DescribeSecurityGroupRulesRequest,
  ctx: CallContext,
): DescribeSecurityGroupRulesResult {
  const owned = all(ctx, securityGroupKind).flatMap((group) =>
    group.rules.map((rule) => ({ group, rule })),
  );
  const ids = input.SecurityGroupRuleIds;
  const unknown = ids?.find((id) => !owned.some(({ rule }) => rule.ruleId === id));
  if (unknown) throw noSuchRuleId(unknown);
  const found = owned.filter(
    (each) =>
      (!ids?.length || ids.includes(each.rule.ruleId)) &&
      matchesFilters(each, input.Filters ?? [], ruleFilters, () => tagsOf(ctx, each.rule.ruleId)),
  );
  const { items, NextToken } = pageOf(found, input);
  const rules = items.map(({ group, rule }) => present(ctx, group, rule));
  return { SecurityGroupRules: rules, ...(NextToken && { NextToken }) };
}

/** @throws AwsError InvalidPermission.Duplicate for a rule the group has */
function authorize(
  ctx: CallContext,
  input: AuthorizeSecurityGroupIngressRequest,
  isEgress: boolean,
): AuthorizeSecurityGroupIngressResult {
  const group = groupOf(ctx, input);
  const drafts = draftsOf(ctx, input);
  const known = new Set(group.rules.filter((rule) => rule.isEgress === isEgress).map(ruleKey));
  const twin = drafts.find((draft) => known.has(ruleKey(draft)));
  if (twin) {
    throw new AwsError(
      'InvalidPermission.Duplicate',
      `the specified rule "${wordingOf(twin)}" already exists`,
    );
  }
  const tags = specifiedTags(input.TagSpecifications, ruleType);
  const added = drafts.map((draft) => ({ ruleId: newId('sgr'), isEgress, ...draft }));
  ctx.store.transaction(() => {
    save(ctx, securityGroupKind, { ...group, rules: [...group.rules, ...added] });
    for (const { ruleId } of added) addTags(ctx, ruleId, ruleType, tags);
  });
  return { Return: true, SecurityGroupRules: added.map((rule) => present(ctx, group, rule)) };
}

/** @throws AwsError InvalidPermission.NotFound where the group has no such rule */
function revoke(
  ctx: CallContext,
  input: RevokeSecurityGroupIngressRequest,
  isEgress: boolean,
): RevokeSecurityGroupIngressResult {
  const group = groupOf(ctx, input);
  const own = group.rules.filter((rule) => rule.isEgress === isEgress);
  const revoked = input.SecurityGroupRuleIds
    ? input.SecurityGroupRuleIds.map((id) => {
        const rule = own.find(({ ruleId }) => ruleId === id);
        if (!rule) throw noSuchRuleId(id);
        return rule;
      })
    : draftsOf(ctx, input).map((draft) => {
        const rule = own.find((each) => ruleKey(each) === ruleKey(draft));
        if (!rule) {
          throw new AwsError(
            'InvalidPermission.NotFound',
            'The specified rule does not exist in this security group.',
          );
        }
        return rule;
      });
  const rules = group.rules.filter((rule) => !revoked.includes(rule));
  ctx.store.transaction(() => {
    save(ctx, securityGroupKind, { ...group, rules });
    for (const { ruleId } of revoked) ctx.store.delete('ec2.tags', ruleId);
  });
  return { Return: true };
}

function groupOf(
  ctx: CallContext,
  { GroupId, GroupName }: { GroupId?: string | undefined; GroupName?: string | undefined },
): SecurityGroupRecord {
  if (GroupId) return existing(ctx, securityGroupKind, GroupId);
  if (!GroupName) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter groupName or groupId',
    );
  }
  throw new AwsError(
    'InvalidGroup.NotFound',
    `The security group '${GroupName}' does not exist in default VPC`,
  );
}

function noSuchRuleId(id: string): AwsError {
  return new AwsError(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
  );
}

/** As in EC2's message: `peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW`. */
function wordingOf({ fromPort, peer, protocol, toPort }: RuleDraft): string {
  const [who] = Object.values(peer);
  const range =
    protocol === '-1'
      ? 'ALL'
      : `${protocol.toUpperCase()}, from port: ${fromPort}, to port: ${toPort}`;
  return `peer: ${who}, ${range}, ALLOW`;
}

function present(
  ctx: CallContext,
  group: SecurityGroupRecord,
  rule: RuleRecord,
): SecurityGroupRule {
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.ruleId,
    SecurityGroupRuleArn: group.arn.replace(/security-group\/.*/, `${ruleType}/${rule.ruleId}`),
    GroupId: group.groupId,
    GroupOwnerId: group.ownerId,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    ...('cidrIpv4' in peer && { CidrIpv4: peer.cidrIpv4 }),
    ...('cidrIpv6' in peer && { CidrIpv6: peer.cidrIpv6 }),
    ...('prefixListId' in peer && { PrefixListId: peer.prefixListId }),
    ...('groupId' in peer && {
      ReferencedGroupInfo: { GroupId: peer.groupId, UserId: peer.userId },
    }),
    ...(rule.description && { Description: rule.description }),
    Tags: tagList(ctx, rule.ruleId),
  };
}
