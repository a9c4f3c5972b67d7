import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { rebootInstance, startInstance, stopInstance } from './instance-actions.ts';
import { instanceFindings } from './instance-findings.ts';
import { instanceHealth } from './instance-health.ts';
import { instancePrice } from './instance-price.ts';

export const instance = defineResource({
  type: 'AWS::EC2::Instance',
  title: 'EC2 instance',
  plural: 'EC2 instances',
  icon: 'aws:instance',
  arnType: 'ec2:instance',
  physicalId: /^i-/,
  statuses: {
    pending: 'changing',
    running: 'healthy',
    'shutting-down': 'deleting',
    terminated: 'stopped',
    stopping: 'changing',
    stopped: 'stopped',
  },
  state: (properties) => textAt(properties, 'State.Name'),
  health: instanceHealth,
  reason: (properties) => textAt(properties, 'StateReason.Message'),
  properties: [
    { label: 'Instance ID', path: 'InstanceId' },
    { label: 'Type', path: 'InstanceType' },
    { label: 'Private IPv4', path: 'PrivateIpAddress' },
    { label: 'Public IPv4', path: 'PublicIpAddress' },
    { label: 'Subnet', path: 'SubnetId' },
    { label: 'Image', path: 'ImageId' },
    { label: 'IMDSv2', path: 'MetadataOptions.HttpTokens' },
    { label: 'Launched', path: 'LaunchTime' },
  ],
  restless: ['StatusChecks', 'ImpairedSince'],
  relations: [
    { kind: 'in', property: 'SubnetId', to: 'AWS::EC2::Subnet' },
    { kind: 'uses', property: 'IamInstanceProfile.Arn', to: 'AWS::IAM::InstanceProfile' },
    {
      kind: 'uses',
      each: 'SecurityGroups',
      property: 'GroupId',
      to: 'AWS::EC2::SecurityGroup',
    },
  ],
  typicalSeconds: { create: 240, update: 30, delete: 45 },
  price: instancePrice,
  actions: [startInstance, stopInstance, rebootInstance],
  holdsData: true,
  findings: instanceFindings,
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `InstanceDetails:instanceId=${node.id}`),
});
