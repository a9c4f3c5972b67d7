import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { requiredCapabilities } from './capabilities.ts';
import * as fn from './intrinsics.ts';
import { renderJson, renderYaml } from './render-template.ts';
import { TemplateBuilder } from './template-builder.ts';

function placeholder(name: string): string {
  return `\${${name}}`;
}

function sample() {
  const template = new TemplateBuilder('Sample');
  const name = template.parameter('Name', {
    Type: 'String',
    Description: 'Name of all',
    Default: '007',
    group: 'Naming',
  });
  template.tagResources({ owner: fn.ref(name) });
  const vpc = template.resource('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  template.resource(
    'Attachment',
    'AWS::EC2::VPCGatewayAttachment',
    { VpcId: fn.ref(vpc) },
    { dependsOn: [vpc] },
  );
  template.output('VpcId', 'The VPC', fn.ref(vpc));
  return { template, name, vpc };
}

describe('intrinsic functions', () => {
  const { template, name, vpc } = sample();
  const condition = template.condition('Named', fn.not(fn.equals(fn.ref(name), '')));
  const mapping = template.mapping('Sizes', { small: { cpu: 1 } });
  test.each([
    ['ref', fn.ref(vpc), { Ref: 'Vpc' }],
    ['ref of a pseudo parameter', fn.ref('AWS::Region'), { Ref: 'AWS::Region' }],
    ['getAtt', fn.getAtt(vpc, 'CidrBlock'), { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    ['sub', fn.sub`${fn.ref(name)}-x`, { 'Fn::Sub': `${placeholder('Name')}-x` }],
    [
      'sub of an attribute',
      fn.sub`a ${fn.getAtt(vpc, 'CidrBlock')}`,
      { 'Fn::Sub': `a ${placeholder('Vpc.CidrBlock')}` },
    ],
    ['sub of literal text', fn.sub`${placeholder('x')}`, { 'Fn::Sub': placeholder('!x') }],
    [
      'sub of another function',
      fn.sub`${fn.select(0, fn.getAZs())}/${fn.ref('AWS::Region')}`,
      {
        'Fn::Sub': [
          `${placeholder('Value1')}/${placeholder('AWS::Region')}`,
          { Value1: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } },
        ],
      },
    ],
    [
      'sub of an asset',
      fn.subText(placeholder('a'), { a: 'b' }),
      { 'Fn::Sub': [placeholder('a'), { a: 'b' }] },
    ],
    ['join', fn.join('-', ['a', fn.ref(name)]), { 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }],
    ['select', fn.select(1, fn.getAZs()), { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }],
    ['split', fn.split(',', 'a,b'), { 'Fn::Split': [',', 'a,b'] }],
    ['cidr', fn.cidr('10.0.0.0/16', 4, 8), { 'Fn::Cidr': ['10.0.0.0/16', 4, 8] }],
    [
      'ifThen',
      fn.ifThen(condition, 'a', fn.noValue),
      { 'Fn::If': ['Named', 'a', { Ref: 'AWS::NoValue' }] },
    ],
    [
      'and',
      fn.and(condition, fn.equals('a', 'b')),
      { 'Fn::And': [{ Condition: 'Named' }, { 'Fn::Equals': ['a', 'b'] }] },
    ],
    [
      'or',
      fn.or(condition, condition),
      { 'Fn::Or': [{ Condition: 'Named' }, { Condition: 'Named' }] },
    ],
    ['importValue', fn.importValue('x'), { 'Fn::ImportValue': 'x' }],
    ['base64', fn.base64('x'), { 'Fn::Base64': 'x' }],
    [
      'findInMap',
      fn.findInMap(mapping, 'small', 'cpu'),
      { 'Fn::FindInMap': ['Sizes', 'small', 'cpu'] },
    ],
  ])('%s', (_, value, expected) => {
    expect(value).toEqual(expected);
  });
});

test('what takes tags is tagged, what does not is left alone', () => {
  const { Resources } = sample().template.build();
  expect(Resources.Vpc?.Properties.Tags).toEqual([{ Key: 'owner', Value: { Ref: 'Name' } }]);
  expect(Resources.Attachment).toEqual({
    Type: 'AWS::EC2::VPCGatewayAttachment',
    DependsOn: ['Vpc'],
    Properties: { VpcId: { Ref: 'Vpc' } },
  });
});

test('a logical id is declared once', () => {
  const { template } = sample();
  expect(() => template.resource('Name', 'AWS::EC2::InternetGateway', {})).toThrow(
    'declared twice',
  );
});

test('YAML and JSON say the same, in the declared order, with text kept as text', () => {
  const template = sample().template.build();
  const yaml = renderYaml(template, ['Generated.']);
  expect(yaml.startsWith('# Generated.\nAWSTemplateFormatVersion: "2010-09-09"\n')).toBe(true);
  expect(yaml).toContain('Default: "007"');
  expect(parse(yaml)).toEqual(JSON.parse(renderJson(template)));
  expect(Object.keys(parse(yaml))).toEqual([
    'AWSTemplateFormatVersion',
    'Description',
    'Metadata',
    'Parameters',
    'Resources',
    'Outputs',
  ]);
});

test.each([
  ['none', undefined, []],
  ['a role', {}, ['CAPABILITY_IAM']],
  ['a role with a name', { RoleName: 'x' }, ['CAPABILITY_NAMED_IAM']],
])('capabilities of a template with %s', (_, role, expected) => {
  const { template } = sample();
  if (role) template.resource('Role', 'AWS::IAM::Role', { AssumeRolePolicyDocument: {}, ...role });
  expect(requiredCapabilities(template.build())).toEqual(expected);
});
