import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, optionalText } from './answer.ts';
import { describeEc2 } from './ec2-kind.ts';
import { routeTableKind } from './ec2-route-table.ts';
import { pick, type ResourceProvider, textProperty } from './provider.ts';

const destinations = [
  'DestinationCidrBlock',
  'DestinationIpv6CidrBlock',
  'DestinationPrefixListId',
];
const targets = [
  'CarrierGatewayId',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
];

export const route: ResourceProvider = {
  type: 'AWS::EC2::Route',
  seconds: { create: 15, update: 10, delete: 3 },

  async create(ctx, { properties }) {
    await ctx.call(
      'EC2',
      'CreateRoute',
      pick(properties, ['RouteTableId', ...destinations, ...targets]),
    );
    return physicalId(properties);
  },

  async find(ctx, { properties }) {
    return (await findRoute(ctx, properties)) ? physicalId(properties) : undefined;
  },

  async update(ctx, _id, { properties }) {
    await ctx.call(
      'EC2',
      'ReplaceRoute',
      pick(properties, ['RouteTableId', ...destinations, ...targets]),
    );
  },

  async delete(ctx, _id, properties) {
    await ctx.call('EC2', 'DeleteRoute', pick(properties, ['RouteTableId', ...destinations]));
  },

  attributes: async (_ctx, _id, properties) => ({ CidrBlock: destination(properties) }),

  async read(ctx, _id, properties) {
    const found = await findRoute(ctx, properties);
    if (!found) return undefined;
    const actual = [...destinations, ...targets].flatMap((name) => {
      const value = optionalText(found, name);
      return value === undefined ? [] : [[name, value]];
    });
    return { ...pick(properties, ['RouteTableId']), ...Object.fromEntries(actual) };
  },
};

/** As AWS composes it from table and destination: `rtb-0a…|0.0.0.0/0`. */
function physicalId(properties: JsonObject): string {
  return `${textProperty(properties, 'RouteTableId') ?? ''}|${destination(properties)}`;
}

function destination(properties: JsonObject): string {
  const set = destinations.map((name) => textProperty(properties, name));
  return set.find((value) => value !== undefined) ?? '';
}

async function findRoute(ctx: CallContext, properties: JsonObject): Promise<Answer | undefined> {
  const table = await describeEc2(
    ctx,
    routeTableKind,
    textProperty(properties, 'RouteTableId') ?? '',
  );
  return answers(table ?? {}, 'Routes').find((found) =>
    destinations.some((name) => found[name] !== undefined && found[name] === properties[name]),
  );
}
