import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StackFixture, stackFixture } from '../engine/runner/stack-fixture.ts';
import { text } from './answer.ts';
import { securityGroupEgress, securityGroupIngress } from './ec2-security-group-rule.ts';
import type { ResourceRequest } from './provider.ts';

let endpoint: StackFixture;
beforeEach(() => {
  endpoint = stackFixture();
});
afterEach(() => endpoint.stop());

describe('a rule of a security group', () => {
  it.each([
    [
      'ingress',
      securityGroupIngress,
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
    ],
    [
      'egress',
      securityGroupEgress,
      { IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIp: '10.0.0.0/8' },
    ],
  ])('%s is found again after an interrupted creation', async (_name, provider, rule) => {
    const vpc = await endpoint.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    const { VpcId } = Object(vpc.Vpc);
    const group = await endpoint.ec2('CreateSecurityGroup', {
      GroupName: 'g',
      Description: 'g',
      VpcId,
    });
    const request: ResourceRequest = {
      stackId: 's',
      stackName: 's',
      type: 'AWS::EC2::SecurityGroupIngress',
      logicalId: 'Rule',
      properties: { GroupId: text(group, 'GroupId'), ...rule },
      tags: {},
      clientToken: 't',
      generatedName: 'n',
    };
    expect(await provider.find?.(endpoint.ctx, request)).toBeUndefined();
    const id = await provider.create(endpoint.ctx, request);
    expect(await provider.find?.(endpoint.ctx, request)).toBe(id);
    expect(await provider.read?.(endpoint.ctx, id, request.properties)).toMatchObject(rule);
  });
});
