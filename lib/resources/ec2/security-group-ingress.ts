import { securityGroupRule } from './security-group-rule.ts';

export const securityGroupIngress = securityGroupRule({
  type: 'AWS::EC2::SecurityGroupIngress',
  title: 'Inbound rule',
  plural: 'Inbound rules',
});
