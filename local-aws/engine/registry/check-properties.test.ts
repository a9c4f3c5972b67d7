import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json-value.ts';
import { checkProperties, describeProblems } from './check-properties.ts';
import { coerceProperties } from './coerce-properties.ts';
import { propertyRule, schemaOf } from './registry.ts';

function schema(type: string) {
  const found = schemaOf(type);
  if (!found) throw new Error(`No schema of ${type}`);
  return found;
}

describe('checkProperties', () => {
  it.each<[string, JsonObject, string]>([
    ['AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24' }, '#: required key [VpcId] not found'],
    ['AWS::EC2::VPC', { Cidr: 'x' }, '#: extraneous key [Cidr] is not permitted'],
    ['AWS::EC2::VPC', { CidrBlock: ['x'] }, '#/CidrBlock: expected type: String, found: JSONArray'],
    [
      'AWS::EC2::VPC',
      { EnableDnsSupport: 'maybe' },
      '#/EnableDnsSupport: expected type: Boolean, found: String',
    ],
    ['AWS::EC2::VPC', { Tags: [{ Key: 'a' }] }, '#/Tags/0: required key [Value] not found'],
    [
      'AWS::EC2::VPC',
      { Tags: { Key: 'a' } },
      '#/Tags: expected type: JSONArray, found: JSONObject',
    ],
    [
      'AWS::EC2::FlowLog',
      { ResourceId: 'v', ResourceType: 'Vpc' },
      '#/ResourceType: Vpc is not a valid enum value',
    ],
    [
      'AWS::EC2::VPC',
      { CidrBlock: '10.0.0.0/16', EnableDnsSupport: 'true', Tags: [{ Key: 'a', Value: 'b' }] },
      '',
    ],
    ['AWS::EC2::VPC', { EnableDnsSupport: '{{changeSet:KNOWN_AFTER_APPLY}}' }, ''],
  ])('%s %j', (type, properties, expected) => {
    expect(describeProblems(checkProperties(schema(type), properties))).toBe(expected);
  });
});

describe('coerceProperties', () => {
  it('gives scalars the types the schema names', () => {
    const given = { FromPort: '443', IpProtocol: 6, CidrIp: '0.0.0.0/0' };
    expect(coerceProperties(schema('AWS::EC2::SecurityGroupIngress'), given)).toEqual({
      FromPort: 443,
      IpProtocol: '6',
      CidrIp: '0.0.0.0/0',
    });
  });
});

describe('propertyRule', () => {
  it.each<[string, string[], string | undefined]>([
    ['AWS::EC2::VPC', ['CidrBlock'], 'yes'],
    ['AWS::EC2::VPC', ['InstanceTenancy'], 'maybe'],
    ['AWS::EC2::VPC', ['Tags', '0', 'Value'], undefined],
    ['AWS::EC2::Route', ['NatGatewayId'], undefined],
    ['AWS::EC2::FlowLog', ['DestinationOptions', 'FileFormat'], 'yes'],
  ])('%s %j', (type, path, replacement) => {
    expect(propertyRule(type, path)?.replacement).toBe(replacement);
  });
});
