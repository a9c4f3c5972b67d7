import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Template } from '../builder/template.ts';
import { securityParameters } from './parameters.ts';
import { securityTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const groupId = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('GroupId')]) });
const rule = z.object({
  IpProtocol: z.literal('tcp'),
  FromPort: z.number(),
  ToPort: z.number(),
  CidrIp: z.string().optional(),
  SourceSecurityGroupId: groupId.optional(),
  Description: z.string().regex(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/),
});
const properties = z.object({ SecurityGroupIngress: z.array(rule).default([]) });
const ownRule = rule.extend({ GroupId: groupId });

function templateOf(input: object): Template {
  return securityTemplate(securityParameters.parse(input), context);
}

function text({ FromPort, ToPort, CidrIp, SourceSecurityGroupId }: z.output<typeof rule>): string {
  const ports = FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`;
  return `${ports} ${CidrIp ?? SourceSecurityGroupId?.['Fn::GetAtt'][0].replace('SecurityGroup', '')}`;
}

function accepted(template: Template, group: string): string[] {
  const inline = properties.parse(template.Resources[`${group}SecurityGroup`]?.Properties);
  const apart = Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')
    .map(({ Properties }) => ownRule.parse(Properties))
    .filter(({ GroupId }) => GroupId['Fn::GetAtt'][0] === `${group}SecurityGroup`);
  return [...inline.SecurityGroupIngress, ...apart].map(text);
}

const deliveries = ['App', 'Kubernetes'].flatMap((group) =>
  ['5044', '9091', '4317-4318'].map((ports) => `${ports} ${group}`),
);
const scrapes = ['9100 Monitoring', '8080 Monitoring'];

describe('each group accepts what the reference architecture says, from nobody else', () => {
  const operator = '203.0.113.7/32';
  const open = { operatorCidrs: [operator], allowSsh: true };
  test.each([
    ['Web', {}, ['80 0.0.0.0/0', '443 0.0.0.0/0']],
    ['App', {}, ['8080 Web', '3000 Web', '5000 Web', ...scrapes]],
    ['Database', {}, ['3306 App', '5432 App', '6379 App']],
    ['Bastion', {}, []],
    ['Kubernetes', {}, scrapes],
    ['Monitoring', {}, deliveries],
    ['Bastion', open, [`22 ${operator}`]],
    [
      'Kubernetes',
      open,
      [`8443 ${operator}`, `30000-32767 ${operator}`, `22 ${operator}`, '22 Bastion', ...scrapes],
    ],
    [
      'Monitoring',
      open,
      [
        ...[9090, 3000, 5601, 16686, 22].map((port) => `${port} ${operator}`),
        '22 Bastion',
        ...deliveries,
      ],
    ],
    [
      'Kubernetes',
      { operatorCidrs: [operator], kubernetesCidrs: ['0.0.0.0/0'] },
      ['8443 0.0.0.0/0', '30000-32767 0.0.0.0/0', ...scrapes],
    ],
    [
      'Monitoring',
      { monitoringCidrs: ['198.51.100.0/24'] },
      [...[9090, 3000, 5601, 16686].map((port) => `${port} 198.51.100.0/24`), ...deliveries],
    ],
    ['Web', { webCidrs: [] }, []],
  ])('%s with %j', (group, input, expected) => {
    expect(accepted(templateOf(input), group)).toEqual(expected);
  });
});

test('with as many sources as allowed no group exceeds the quota of 60 inbound rules', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `203.0.113.${index}/32`);
  const template = templateOf({ webCidrs: ten, operatorCidrs: ten, allowSsh: true });
  for (const group of ['Web', 'App', 'Database', 'Bastion', 'Kubernetes', 'Monitoring']) {
    expect([group, accepted(template, group).length]).toEqual([
      group,
      expect.toSatisfy((count: number) => count <= 60),
    ]);
  }
});

test('six groups, each named after environment and role, and an output for each', () => {
  const { Resources, Outputs } = templateOf({});
  const groups = Object.entries(Resources).filter(
    ([, { Type }]) => Type === 'AWS::EC2::SecurityGroup',
  );
  expect(groups.map(([logicalId]) => `${logicalId}Id`)).toEqual(Object.keys(Outputs ?? {}));
  expect(groups.map(([, { Properties }]) => JSON.stringify(Properties.Tags))).toEqual(
    ['web', 'app', 'database', 'bastion', 'kubernetes', 'monitoring'].map((name) =>
      expect.stringContaining(`\${Environment}-${name}`),
    ),
  );
});
