import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { policyRelations } from './policy-relations.ts';

export const managedPolicy = defineResource({
  type: 'AWS::IAM::ManagedPolicy',
  title: 'IAM policy',
  plural: 'IAM policies',
  icon: 'aws:policy',
  arnType: 'iam:policy',
  physicalId: /^arn:/,
  statuses: {},
  nameAt: 'PolicyName',
  properties: [
    { label: 'Name', path: 'PolicyName' },
    { label: 'ARN', path: 'Arn' },
    { label: 'Description', path: 'Description' },
    { label: 'Attached to', path: 'AttachmentCount' },
  ],
  relations: [...policyRelations('PolicyDocument.Statement')],
  typicalSeconds: { create: 18, update: 3, delete: 2 },
  price: { free: 'IAM costs nothing' },
  consoleUrl: (node, region) => consoleUrl(region, 'iam', `/policies/details/${node.id}`),
});
