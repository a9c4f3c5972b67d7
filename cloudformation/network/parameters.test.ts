import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { networkParameters } from './parameters.ts';

function issues(input: object): Array<[string, string]> {
  const parsed = networkParameters.safeParse(input);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

test('the defaults are the reference architecture', () => {
  expect(networkParameters.parse({})).toEqual({
    vpcCidr: '10.0.0.0/16',
    zones: ['a', 'b'],
    publicSubnetCidrs: ['10.0.1.0/24', '10.0.2.0/24'],
    privateSubnetCidrs: ['10.0.10.0/24', '10.0.20.0/24'],
    natGateways: 'per-zone',
    s3Endpoint: true,
    flowLogs: false,
    flowLogRetentionDays: 30,
  });
});

describe('refuses, naming the field,', () => {
  test.each([
    ['a malformed VPC', { vpcCidr: '10.0.0.0' }, ['vpcCidr']],
    ['an octet over 255', { vpcCidr: '10.0.256.0/16' }, ['vpcCidr']],
    ['a VPC larger than /16', { vpcCidr: '10.0.0.0/8' }, ['vpcCidr']],
    [
      'a subnet smaller than /28',
      { publicSubnetCidrs: ['10.0.1.0/29', '10.0.2.0/24'] },
      ['publicSubnetCidrs.0'],
    ],
    ['host bits', { publicSubnetCidrs: ['10.0.1.0/24', '10.0.2.7/24'] }, ['publicSubnetCidrs.1']],
    [
      'a subnet outside the VPC',
      { privateSubnetCidrs: ['10.0.10.0/24', '10.1.20.0/24'] },
      ['privateSubnetCidrs.1'],
    ],
    [
      'a subnet larger than its VPC',
      {
        vpcCidr: '10.0.0.0/20',
        publicSubnetCidrs: ['10.0.0.0/18', '10.0.64.0/24'],
        privateSubnetCidrs: ['10.0.65.0/24', '10.0.66.0/24'],
      },
      [
        'publicSubnetCidrs.0',
        'publicSubnetCidrs.1',
        'privateSubnetCidrs.0',
        'privateSubnetCidrs.1',
      ],
    ],
    [
      'overlapping tiers',
      { privateSubnetCidrs: ['10.0.1.128/25', '10.0.20.0/24'] },
      ['privateSubnetCidrs.0'],
    ],
    [
      'equal subnets',
      { publicSubnetCidrs: ['10.0.1.0/24', '10.0.1.0/24'] },
      ['publicSubnetCidrs.1'],
    ],
    [
      'fewer subnets than zones',
      { zones: ['a', 'b', 'c'] },
      ['publicSubnetCidrs', 'privateSubnetCidrs'],
    ],
    [
      'more subnets than zones',
      { publicSubnetCidrs: ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'] },
      ['publicSubnetCidrs'],
    ],
    ['a repeated zone', { zones: ['a', 'a'] }, ['zones.1']],
    [
      'one zone',
      { zones: ['a'], publicSubnetCidrs: ['10.0.1.0/24'], privateSubnetCidrs: ['10.0.2.0/24'] },
      ['zones'],
    ],
    ['a zone that is no letter', { zones: ['a', 'us-east-2b'] }, ['zones.1']],
    ['another number of NAT gateways', { natGateways: 'two' }, ['natGateways']],
    ['an impossible retention', { flowLogRetentionDays: 2 }, ['flowLogRetentionDays']],
  ])('%s', (_, input, fields) => {
    expect(issues(input).map(([path]) => path)).toEqual(fields);
  });

  test('everything at once', () => {
    expect(
      issues({
        vpcCidr: '10.0.0.5/16',
        zones: ['a', 'b'],
        publicSubnetCidrs: ['nonsense', '10.0.2.0/24'],
        privateSubnetCidrs: ['10.0.2.0/25', '11.0.0.0/24'],
      }),
    ).toEqual([
      ['vpcCidr', '10.0.0.5/16 has host bits set; did you mean 10.0.0.0/16?'],
      ['publicSubnetCidrs.0', '"nonsense" is not an IPv4 CIDR block such as 10.0.0.0/16'],
      ['privateSubnetCidrs.1', "11.0.0.0/24 lies outside the VPC's 10.0.0.5/16"],
      ['privateSubnetCidrs.0', '10.0.2.0/25 overlaps public subnet 2 (10.0.2.0/24)'],
    ]);
  });
});

test('the form finds titles, help, groups, controls and defaults in the JSON schema', () => {
  const schema = z.toJSONSchema(networkParameters, { io: 'input' });
  for (const property of Object.values(schema.properties ?? {})) {
    expect(property).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
      group: expect.any(String),
      control: expect.any(String),
      default: expect.anything(),
    });
  }
  expect(schema.properties?.publicSubnetCidrs).toMatchObject({
    type: 'array',
    items: { type: 'string', pattern: expect.any(String) },
    control: 'cidr-list',
  });
  expect(schema.required).toBeUndefined();
});
