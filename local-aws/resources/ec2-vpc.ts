import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { answers, nested, optionalText, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import { pick, type ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

const kind: Ec2Kind = { operation: 'DescribeVpcs', list: 'Vpcs', ids: 'VpcIds', id: 'VpcId' };
const switches = ['EnableDnsSupport', 'EnableDnsHostnames'];

export const vpc: ResourceProvider = {
  type: 'AWS::EC2::VPC',
  seconds: { create: 12, update: 5, delete: 3 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call('EC2', 'CreateVpc', {
      ...pick(properties, ['CidrBlock', 'InstanceTenancy', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength']),
      TagSpecifications: tagSpecifications('vpc', tags),
    });
    const id = text(nested(answer, 'Vpc'), 'VpcId');
    await setSwitches(ctx, id, properties);
    return id;
  },

  async find(ctx, request) {
    const id = await findEc2(ctx, kind, request);
    if (id !== undefined) await setSwitches(ctx, id, request.properties);
    return id;
  },

  async update(ctx, id, request) {
    const { InstanceTenancy } = request.properties;
    if (InstanceTenancy !== undefined && InstanceTenancy !== request.previous.InstanceTenancy) {
      await ctx.call('EC2', 'ModifyVpcTenancy', { VpcId: id, InstanceTenancy });
    }
    await setSwitches(ctx, id, {
      EnableDnsSupport: true,
      EnableDnsHostnames: false,
      ...request.properties,
    });
    await updateEc2Tags(ctx, id, request.previousTags, request.tags);
  },

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteVpc', { VpcId: id });
  },

  async attributes(ctx, id) {
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    const filters = (name: string, value: string) => [
      { Name: 'vpc-id', Values: [id] },
      { Name: name, Values: [value] },
    ];
    const groups = await ctx.call('EC2', 'DescribeSecurityGroups', {
      Filters: filters('group-name', 'default'),
    });
    const acls = await ctx.call('EC2', 'DescribeNetworkAcls', {
      Filters: filters('default', 'true'),
    });
    return {
      VpcId: id,
      CidrBlock: optionalText(found, 'CidrBlock') ?? '',
      CidrBlockAssociations: answers(found, 'CidrBlockAssociationSet').map((item) =>
        text(item, 'AssociationId'),
      ),
      DefaultNetworkAcl: optionalText(answers(acls, 'NetworkAcls')[0] ?? {}, 'NetworkAclId') ?? '',
      DefaultSecurityGroup:
        optionalText(answers(groups, 'SecurityGroups')[0] ?? {}, 'GroupId') ?? '',
      Ipv6CidrBlocks: answers(found, 'Ipv6CidrBlockAssociationSet').map((item) =>
        text(item, 'Ipv6CidrBlock'),
      ),
    };
  },

  async read(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) return undefined;
    const values = await Promise.all(switches.map((name) => readSwitch(ctx, id, name)));
    return {
      CidrBlock: text(found, 'CidrBlock'),
      InstanceTenancy: optionalText(found, 'InstanceTenancy') ?? 'default',
      ...Object.assign({}, ...values),
      ...readTags(found),
    };
  },
};

/** The attribute calls take one switch at a time. */
async function setSwitches(ctx: CallContext, id: string, properties: JsonObject): Promise<void> {
  for (const name of switches) {
    if (properties[name] === undefined) continue;
    await ctx.call('EC2', 'ModifyVpcAttribute', { VpcId: id, [name]: { Value: properties[name] } });
  }
}

async function readSwitch(ctx: CallContext, id: string, name: string): Promise<JsonObject> {
  const attribute = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const answer = await ctx.call('EC2', 'DescribeVpcAttribute', { VpcId: id, Attribute: attribute });
  return { [name]: nested(answer, name).Value === true };
}
