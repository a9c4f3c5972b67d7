import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

interface RuleType {
  readonly type: string;
  readonly title: string;
  readonly plural: string;
}

/** A rule that is a resource of its own; EC2 describes both directions alike. */
export function securityGroupRule(rule: RuleType) {
  return defineResource({
    ...rule,
    icon: 'aws:security-group',
    physicalId: /^sgr-/,
    statuses: {},
    properties: [
      { label: 'Rule ID', path: 'SecurityGroupRuleId' },
      { label: 'Group', path: 'GroupId' },
      { label: 'Protocol', path: 'IpProtocol' },
      { label: 'From port', path: 'FromPort' },
      { label: 'To port', path: 'ToPort' },
      { label: 'IPv4 range', path: 'CidrIpv4' },
      { label: 'Description', path: 'Description' },
    ],
    relations: [
      { kind: 'in', property: 'GroupId', to: 'AWS::EC2::SecurityGroup' },
      {
        kind: 'allows',
        property: 'ReferencedGroupInfo.GroupId',
        to: 'AWS::EC2::SecurityGroup',
        label: ['FromPort', 'IpProtocol'],
      },
    ],
    typicalSeconds: { create: 6, update: 6, delete: 3 },
    price: { free: 'Security groups and their rules cost nothing' },
    consoleUrl: (_node, region) => consoleUrl(region, 'ec2', 'SecurityGroups'),
  });
}
