import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { policyRelations } from './policy-relations.ts';

export const role = defineResource({
  type: 'AWS::IAM::Role',
  title: 'IAM role',
  plural: 'IAM roles',
  icon: 'aws:role',
  arnType: 'iam:role',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'RoleName',
  properties: [
    { label: 'Role name', path: 'RoleName' },
    { label: 'ARN', path: 'Arn' },
    { label: 'Description', path: 'Description' },
    { label: 'Trusts', path: 'AssumeRolePolicyDocument.Statement[].Principal.Service' },
    { label: 'Policies', path: 'RolePolicyList[].PolicyName' },
    { label: 'Created', path: 'CreateDate' },
  ],
  restless: ['RoleLastUsed'],
  relations: [...policyRelations('RolePolicyList[].PolicyDocument.Statement')],
  typicalSeconds: { create: 18, update: 16, delete: 2 },
  price: { free: 'IAM costs nothing' },
  consoleUrl: (node, region) => consoleUrl(region, 'iam', `/roles/details/${node.id}`),
});
