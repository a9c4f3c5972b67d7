import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const role = defineResource({
  type: 'AWS::IAM::Role',
  title: 'IAM role',
  plural: 'IAM roles',
  icon: 'aws:role',
  arnType: 'iam:role',
  statuses: {},
  properties: [
    { label: 'Role name', path: 'RoleName' },
    { label: 'ARN', path: 'Arn' },
    { label: 'Description', path: 'Description' },
  ],
  relations: [],
  typicalSeconds: { create: 18, update: 16, delete: 2 },
  consoleUrl: (node, region) => consoleUrl(region, 'iam', `/roles/details/${node.id}`),
});
