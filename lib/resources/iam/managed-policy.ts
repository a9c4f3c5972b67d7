import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const managedPolicy = defineResource({
  type: 'AWS::IAM::ManagedPolicy',
  title: 'IAM policy',
  plural: 'IAM policies',
  icon: 'aws:policy',
  arnType: 'iam:policy',
  statuses: {},
  properties: [
    { label: 'Name', path: 'PolicyName' },
    { label: 'ARN', path: 'Arn' },
  ],
  relations: [],
  typicalSeconds: { create: 18, update: 3, delete: 2 },
  consoleUrl: (node, region) => consoleUrl(region, 'iam', `/policies/details/${node.id}`),
});
