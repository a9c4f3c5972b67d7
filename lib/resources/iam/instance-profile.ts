import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const instanceProfile = defineResource({
  type: 'AWS::IAM::InstanceProfile',
  title: 'Instance profile',
  plural: 'Instance profiles',
  icon: 'aws:role',
  arnType: 'iam:instance-profile',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'InstanceProfileName',
  properties: [
    { label: 'Name', path: 'InstanceProfileName' },
    { label: 'ARN', path: 'Arn' },
    { label: 'Role', path: 'Roles[].RoleName' },
  ],
  relations: [{ kind: 'assumes', each: 'Roles', property: 'RoleName', to: 'AWS::IAM::Role' }],
  typicalSeconds: { create: 125, update: 5, delete: 3 },
  price: { free: 'IAM costs nothing' },
  consoleUrl: (_node, region) => consoleUrl(region, 'iam', '/roles'),
});
