import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { answers, nested, optionalText, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import { pick, type ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

const kind: Ec2Kind = {
  operation: 'DescribeSubnets',
  list: 'Subnets',
  ids: 'SubnetIds',
  id: 'SubnetId',
};
const placement = ['AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'VpcId'];
const switches = ['MapPublicIpOnLaunch', 'AssignIpv6AddressOnCreation', 'EnableDns64'];

export const subnet: ResourceProvider = {
  type: 'AWS::EC2::Subnet',
  seconds: { create: 7, update: 5, delete: 3 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call('EC2', 'CreateSubnet', {
      ...pick(properties, [
        ...placement,
        'Ipv6CidrBlock',
        'Ipv6Native',
        'OutpostArn',
        'Ipv4IpamPoolId',
        'Ipv4NetmaskLength',
      ]),
      TagSpecifications: tagSpecifications('subnet', tags),
    });
    const id = text(nested(answer, 'Subnet'), 'SubnetId');
    await setSwitches(ctx, id, properties, {});
    return id;
  },

  async find(ctx, request) {
    const id = await findEc2(ctx, kind, request);
    if (id !== undefined) await setSwitches(ctx, id, request.properties, {});
    return id;
  },

  async update(ctx, id, request) {
    await setSwitches(ctx, id, request.properties, request.previous);
    await updateEc2Tags(ctx, id, request.previousTags, request.tags);
  },

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteSubnet', { SubnetId: id });
  },

  async attributes(ctx, id) {
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    return {
      SubnetId: id,
      AvailabilityZone: optionalText(found, 'AvailabilityZone') ?? '',
      AvailabilityZoneId: optionalText(found, 'AvailabilityZoneId') ?? '',
      CidrBlock: optionalText(found, 'CidrBlock') ?? '',
      Ipv6CidrBlocks: answers(found, 'Ipv6CidrBlockAssociationSet').map((item) =>
        text(item, 'Ipv6CidrBlock'),
      ),
      OutpostArn: optionalText(found, 'OutpostArn') ?? '',
      VpcId: optionalText(found, 'VpcId') ?? '',
    };
  },

  async read(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) return undefined;
    return {
      ...Object.fromEntries(placement.map((name) => [name, optionalText(found, name) ?? ''])),
      ...Object.fromEntries(switches.map((name) => [name, found[name] === true])),
      ...readTags(found),
    };
  },
};

/** A switch that left the template goes back to false, the default of a subnet. */
async function setSwitches(
  ctx: CallContext,
  id: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  for (const name of switches) {
    const value = wanted[name] ?? (previous[name] === undefined ? undefined : false);
    if (value === undefined || value === previous[name]) continue;
    await ctx.call('EC2', 'ModifySubnetAttribute', { SubnetId: id, [name]: { Value: value } });
  }
}
