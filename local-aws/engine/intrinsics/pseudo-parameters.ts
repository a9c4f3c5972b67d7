import type { JsonValue } from '../json-value.ts';

export interface StackIdentity {
  readonly account: string;
  readonly region: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly notificationArns: readonly string[];
}

export const noValueName = 'AWS::NoValue';

const names = [
  'AWS::AccountId',
  noValueName,
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

export function isPseudoParameter(name: string): boolean {
  return names.includes(name);
}

export function pseudoParameters(stack: StackIdentity): Record<string, JsonValue> {
  const china = stack.region.startsWith('cn-');
  const gov = stack.region.startsWith('us-gov-');
  return {
    'AWS::AccountId': stack.account,
    'AWS::NotificationARNs': [...stack.notificationArns],
    'AWS::Partition': china ? 'aws-cn' : gov ? 'aws-us-gov' : 'aws',
    'AWS::Region': stack.region,
    'AWS::StackId': stack.stackId,
    'AWS::StackName': stack.stackName,
    'AWS::URLSuffix': china ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}
