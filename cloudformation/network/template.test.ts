import { describe, expect, test } from 'vitest';
import { networkParameters } from './parameters.ts';
import { networkTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };

function typesOf(input: object): Record<string, number> {
  const { Resources } = networkTemplate(networkParameters.parse(input), context);
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(Resources)) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
}

describe('structure follows the choices', () => {
  const three = {
    zones: ['a', 'c', 'd'],
    publicSubnetCidrs: ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'],
    privateSubnetCidrs: ['10.0.10.0/24', '10.0.20.0/24', '10.0.30.0/24'],
  };
  test.each([
    ['defaults', {}, { NatGateway: 2, EIP: 2, Subnet: 4, RouteTable: 3, Route: 3, VPCEndpoint: 1 }],
    ['no NAT', { natGateways: 'none' }, { NatGateway: 0, EIP: 0, RouteTable: 3, Route: 1 }],
    ['one NAT', { natGateways: 'single' }, { NatGateway: 1, EIP: 1, RouteTable: 3, Route: 3 }],
    ['three zones', three, { NatGateway: 3, Subnet: 6, RouteTable: 4, Route: 4 }],
    ['no endpoint', { s3Endpoint: false }, { VPCEndpoint: 0 }],
    ['flow logs', { flowLogs: true }, { FlowLog: 1 }],
  ])('%s', (_, input, expected) => {
    const counts = typesOf(input);
    for (const [name, count] of Object.entries(expected)) {
      expect([name, counts[`AWS::EC2::${name}`] ?? 0]).toEqual([name, count]);
    }
  });
});

test('with one NAT gateway every private route leads to it', () => {
  const { Resources } = networkTemplate(
    networkParameters.parse({ natGateways: 'single' }),
    context,
  );
  const targets = ['A', 'B'].map((zone) => Resources[`PrivateInternetRoute${zone}`]?.Properties);
  expect(targets.map((properties) => properties?.NatGatewayId)).toEqual([
    { Ref: 'NatGatewayA' },
    { Ref: 'NatGatewayA' },
  ]);
});

test('a zone that is added changes no other logical id', () => {
  const two = networkTemplate(networkParameters.parse({}), context);
  const three = networkTemplate(
    networkParameters.parse({
      zones: ['c', 'a', 'b'],
      publicSubnetCidrs: ['10.0.3.0/24', '10.0.1.0/24', '10.0.2.0/24'],
      privateSubnetCidrs: ['10.0.30.0/24', '10.0.10.0/24', '10.0.20.0/24'],
    }),
    context,
  );
  for (const [logicalId, resource] of Object.entries(two.Resources)) {
    if (logicalId !== 'S3Endpoint') expect(three.Resources[logicalId]).toEqual(resource);
  }
});
