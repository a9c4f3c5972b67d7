import type { CallContext } from '../service.ts';
import { answers, optionalText, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import { pick, type ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

/** The physical id of an address is the address itself. */
const kind: Ec2Kind = {
  operation: 'DescribeAddresses',
  list: 'Addresses',
  ids: 'PublicIps',
  id: 'PublicIp',
};

export const eip: ResourceProvider = {
  type: 'AWS::EC2::EIP',
  seconds: { create: 15, update: 5, delete: 3 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call('EC2', 'AllocateAddress', {
      Domain: 'vpc',
      ...pick(properties, ['Address', 'IpamPoolId', 'NetworkBorderGroup', 'PublicIpv4Pool']),
      TagSpecifications: tagSpecifications('elastic-ip', tags),
    });
    if (properties.InstanceId !== undefined) {
      await ctx.call('EC2', 'AssociateAddress', {
        AllocationId: text(answer, 'AllocationId'),
        InstanceId: properties.InstanceId,
      });
    }
    return text(answer, 'PublicIp');
  },

  find: (ctx, request) => findEc2(ctx, kind, request),

  async update(ctx, address, request) {
    const AllocationId = await allocationId(ctx, address);
    const { InstanceId } = request.properties;
    if (InstanceId !== undefined && InstanceId !== request.previous.InstanceId) {
      await ctx.call('EC2', 'AssociateAddress', { AllocationId, InstanceId });
    }
    await updateEc2Tags(ctx, AllocationId, request.previousTags, request.tags);
  },

  async delete(ctx, address) {
    const found = await describeEc2(ctx, kind, address);
    if (found)
      await ctx.call('EC2', 'ReleaseAddress', { AllocationId: text(found, 'AllocationId') });
  },

  async attributes(ctx, address) {
    return { PublicIp: address, AllocationId: await allocationId(ctx, address) };
  },

  async read(ctx, address) {
    const found = await describeEc2(ctx, kind, address);
    if (!found) return undefined;
    const instance = optionalText(found, 'InstanceId');
    return {
      Domain: optionalText(found, 'Domain') ?? 'vpc',
      ...(instance === undefined ? {} : { InstanceId: instance }),
      ...readTags(found),
    };
  },
};

async function allocationId(ctx: CallContext, address: string): Promise<string> {
  const answer = await ctx.call('EC2', 'DescribeAddresses', { PublicIps: [address] });
  return text(answers(answer, 'Addresses')[0] ?? {}, 'AllocationId');
}
