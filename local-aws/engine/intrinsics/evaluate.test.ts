import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json-value.ts';
import { readTemplate } from '../template/read-template.ts';
import { evaluateConditions } from './conditions.ts';
import { evaluate, evaluateObject } from './evaluate.ts';
import { type Scope, unknownValue } from './scope.ts';

const scope: Scope = {
  parameters: {
    Name: 'prod',
    Zones: ['a', 'b'],
    'AWS::Region': 'us-east-2',
    'AWS::StackName': 'net',
  },
  mappings: { Sizes: { prod: { type: 'big', list: ['x', 'y'] } } },
  conditions: { Yes: true, No: false },
  languageExtensions: true,
  region: 'us-east-2',
  availabilityZones: (region) => [`${region}a`, `${region}b`],
  reference: (id) => ({ Vpc: 'vpc-1', New: unknownValue })[id],
  attribute: (id, name) => (id === 'Vpc' && name === 'CidrBlock' ? '10.0.0.0/16' : undefined),
  exported: (name) => (name === 'net-VpcId' ? 'vpc-9' : undefined),
};

describe('evaluate', () => {
  it.each<[JsonValue, JsonValue]>([
    [{ Ref: 'Name' }, 'prod'],
    [{ Ref: 'Vpc' }, 'vpc-1'],
    [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '10.0.0.0/16'],
    [{ 'Fn::GetAtt': 'Vpc.CidrBlock' }, '10.0.0.0/16'],
    [
      { 'Fn::Sub': `\${AWS::StackName}-\${Name}-\${Vpc.CidrBlock}-\${!Literal}` },
      `net-prod-10.0.0.0/16-\${Literal}`,
    ],
    [{ 'Fn::Sub': [`\${Own}:\${Name}`, { Own: { Ref: 'Vpc' } }] }, 'vpc-1:prod'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1]] }, 'a-prod-1'],
    [{ 'Fn::Join': ['', { Ref: 'Zones' }] }, 'ab'],
    [{ 'Fn::Select': ['1', { Ref: 'Zones' }] }, 'b'],
    [{ 'Fn::Split': ['.', '10.0.0'] }, ['10', '0', '0']],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Name' }, 'type'] }, 'big'],
    [{ 'Fn::FindInMap': ['Sizes', 'none', 'type', { DefaultValue: 'small' }] }, 'small'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': `net-VpcId` } }, 'vpc-9'],
    [{ 'Fn::GetAZs': '' }, ['us-east-2a', 'us-east-2b']],
    [{ 'Fn::Base64': 'hi' }, 'aGk='],
    [{ 'Fn::If': ['Yes', 'a', { 'Fn::Select': [9, []] }] }, 'a'],
    [{ 'Fn::If': ['No', 'a', 'b'] }, 'b'],
    [{ 'Fn::Length': { Ref: 'Zones' } }, 2],
    [{ 'Fn::ToJsonString': { a: { Ref: 'Name' } } }, '{"a":"prod"}'],
    [['a', { Ref: 'AWS::NoValue' }], ['a']],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 3, 8] }, ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
    [{ 'Fn::Cidr': ['10.0.0.0/24', 2, 5] }, ['10.0.0.0/27', '10.0.0.32/27']],
    [{ 'Fn::Cidr': ['2001:db8::/56', 2, 64] }, ['2001:db8::/64', '2001:db8:0:1::/64']],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'New' }]] }, `x-${unknownValue}`],
    [{ 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'New' }] }] }, unknownValue],
    [{ Tags: [{ Key: 'k', Value: { Ref: 'Name' } }] }, { Tags: [{ Key: 'k', Value: 'prod' }] }],
  ])('%j', (value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected);
  });

  it('leaves out properties without a value', () => {
    const value: JsonObject = { A: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, B: 2 };
    expect(evaluateObject(value, scope)).toEqual({ B: 2 });
  });

  it.each<[JsonValue, string]>([
    [
      { 'Fn::FindInMap': ['Sizes', 'C', 'type'] },
      'Template error: Unable to get mapping for Sizes::C::type',
    ],
    [
      { 'Fn::Select': [2, { Ref: 'Zones' }] },
      'Template error: Fn::Select cannot select nonexistent value at index 2',
    ],
    [{ 'Fn::ImportValue': 'nope' }, 'No export named nope found.'],
    [{ 'Fn::Cidr': ['10.0.0.0/24', 4, 8] }, 'Template error: Fn::Cidr cannot create 4 CIDRs'],
    [
      { Ref: 'Nope' },
      'Unresolved resource dependencies [Nope] in the Resources block of the template',
    ],
    [{ 'Fn::Nope': 'x' }, 'Template error: Encountered unsupported function: Fn::Nope'],
    [{ 'Fn::Transform': {} }, 'Fn::Transform is not supported'],
  ])('%j is refused', (value, message) => {
    expect(() => evaluate(value, scope)).toThrow(message);
  });

  it('knows the extensions of the language only where the template asks for them', () => {
    const plain = { ...scope, languageExtensions: false };
    expect(() => evaluate({ 'Fn::Length': [1] }, plain)).toThrow(
      'unsupported function: Fn::Length',
    );
  });
});

describe('evaluateConditions', () => {
  it('resolves conditions in whatever order they are written', () => {
    const template = readTemplate(`
Conditions:
  Both: !And [!Condition IsProd, !Not [!Condition IsDev]]
  Either: !Or [!Condition IsDev, !Condition IsProd]
  IsProd: !Equals [!Ref Name, prod]
  IsDev: !Equals [!Ref Name, dev]
Resources: {V: {Type: AWS::EC2::VPC}}
`);
    expect(evaluateConditions(template, scope)).toEqual({
      Both: true,
      Either: true,
      IsProd: true,
      IsDev: false,
    });
  });

  it('refuses a circle', () => {
    const template = readTemplate(`
Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}
Resources: {V: {Type: AWS::EC2::VPC}}
`);
    expect(() => evaluateConditions(template, scope)).toThrow(
      'Circular dependency between conditions',
    );
  });
});
