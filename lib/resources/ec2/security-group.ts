import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { openIngressFindings } from './open-ingress.ts';

export const securityGroup = defineResource({
  type: 'AWS::EC2::SecurityGroup',
  title: 'Security group',
  plural: 'Security groups',
  icon: 'aws:security-group',
  arnType: 'ec2:security-group',
  nameAt: 'GroupName',
  physicalId: /^sg-/,
  statuses: {},
  properties: [
    { label: 'Group ID', path: 'GroupId' },
    { label: 'Group name', path: 'GroupName' },
    { label: 'Description', path: 'Description' },
    { label: 'Inbound from', path: 'IpPermissions[].IpRanges[].CidrIp' },
    { label: 'Inbound ports from', path: 'IpPermissions[].FromPort' },
    { label: 'Inbound ports to', path: 'IpPermissions[].ToPort' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    {
      kind: 'allows',
      each: 'IpPermissions',
      property: 'UserIdGroupPairs[].GroupId',
      to: 'AWS::EC2::SecurityGroup',
      label: ['FromPort', 'IpProtocol'],
    },
  ],
  typicalSeconds: { create: 6, update: 4, delete: 2 },
  price: { free: 'Security groups and their rules cost nothing' },
  findings: openIngressFindings,
  isAwsDefault: (properties) => properties.GroupName === 'default',
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `SecurityGroup:groupId=${node.id}`),
});
