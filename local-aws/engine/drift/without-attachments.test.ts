import { expect, test } from 'vitest';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { withoutAttachments } from './without-attachments.ts';

const group = { type: 'AWS::EC2::SecurityGroup', physicalId: 'sg-1' };
const web = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const jobs = { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: 'sg-2' };

function ingress(GroupId: string, rule: object): ResourceRecord {
  const properties = { GroupId, ...rule, FromPort: '8080' };
  return { type: 'AWS::EC2::SecurityGroupIngress', properties } as unknown as ResourceRecord;
}

test('a rule that is a resource of the same stack is no drift of its group', () => {
  const actual = { GroupName: 'app', SecurityGroupIngress: [web, jobs] };
  expect(withoutAttachments(group, actual, [ingress('sg-1', jobs)])).toEqual({
    GroupName: 'app',
    SecurityGroupIngress: [web],
  });
});

test('a rule of another group, or of nobody, is', () => {
  const actual = { SecurityGroupIngress: [web, jobs] };
  expect(withoutAttachments(group, actual, [ingress('sg-3', jobs)])).toEqual(actual);
  expect(withoutAttachments(group, actual, [])).toEqual(actual);
});
