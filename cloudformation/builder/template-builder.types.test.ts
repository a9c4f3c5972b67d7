import { expect, test } from 'vitest';
import { equals, getAtt, ifThen, noValue, ref, select, split } from './intrinsics.ts';
import { TemplateBuilder } from './template-builder.ts';

test('wrong templates do not compile, right ones do', () => {
  const template = new TemplateBuilder('types');
  const name = template.parameter('Name', { Type: 'String', Description: 'n', group: 'g' });
  const count = template.parameter('Count', { Type: 'Number', Description: 'c', group: 'g' });
  const tenancy = template.parameter('Tenancy', {
    Type: 'String',
    Description: 't',
    AllowedValues: ['default', 'dedicated'],
    group: 'g',
  });
  const isDedicated = template.condition('IsDedicated', equals(ref(tenancy), 'dedicated'));
  const vpc = template.resource('Vpc', 'AWS::EC2::VPC', {
    CidrBlock: select(0, split(',', ref(name))),
    InstanceTenancy: ref(tenancy),
    EnableDnsSupport: ifThen(isDedicated, true, noValue),
  });

  // @ts-expect-error misspelt property
  template.resource('A', 'AWS::EC2::VPC', { CidrBlok: '10.0.0.0/16' });
  // @ts-expect-error required member missing
  template.resource('B', 'AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24' });
  // @ts-expect-error not a value of the enum
  template.resource('C', 'AWS::EC2::FlowLog', { ResourceId: ref(vpc), ResourceType: 'Vpc' });
  // @ts-expect-error a number where text belongs
  template.resource('D', 'AWS::EC2::VPC', { CidrBlock: ref(count) });
  template.resource('E', 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: {},
    // @ts-expect-error misspelt property in a nested type
    Policies: [{ Name: 'x' }],
  });
  // @ts-expect-error a type outside the list
  template.resource('F', 'AWS::EC2::Vpc', {});
  // @ts-expect-error unknown attribute
  getAtt(vpc, 'Cidr');
  // @ts-expect-error an attribute of another type
  template.resource('G', 'AWS::EC2::VPC', { CidrBlock: getAtt(vpc, 'CidrBlockAssociations') });
  // @ts-expect-error references take handles
  ref('Vpc');
  // @ts-expect-error tags go through the options, so that the template's own are kept
  template.resource('H', 'AWS::EC2::VPC', { Tags: [{ Key: 'a', Value: 'b' }] });

  expect(template.build().Resources.Vpc?.Properties).toEqual({
    CidrBlock: { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'Name' }] }] },
    InstanceTenancy: { Ref: 'Tenancy' },
    EnableDnsSupport: { 'Fn::If': ['IsDedicated', true, { Ref: 'AWS::NoValue' }] },
  });
});
