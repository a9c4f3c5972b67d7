import type { Template } from './template.ts';

export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';

const nameProperties = [
  'GroupName',
  'InstanceProfileName',
  'ManagedPolicyName',
  'RoleName',
  'UserName',
];

/**
 * What the operator acknowledges by deploying the template: IAM resources, or IAM resources with
 * names of their own (CloudFormation API, CreateChangeSet, `Capabilities`).
 */
export function requiredCapabilities(template: Template): Capability[] {
  const iam = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  if (iam.length === 0) return [];
  const named = iam.some(({ Properties }) => nameProperties.some((name) => name in Properties));
  return [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'];
}
