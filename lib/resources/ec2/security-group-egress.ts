import { securityGroupRule } from './security-group-rule.ts';

export const securityGroupEgress = securityGroupRule({
  type: 'AWS::EC2::SecurityGroupEgress',
  title: 'Outbound rule',
  plural: 'Outbound rules',
});
