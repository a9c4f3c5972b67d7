import { answers, nested, optionalText, text } from './answer.ts';
import { describeEc2, type Ec2Kind } from './ec2-kind.ts';
import { HandlerFailure, pick, type ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

const kind: Ec2Kind = {
  operation: 'DescribeNatGateways',
  list: 'NatGateways',
  ids: 'NatGatewayIds',
  id: 'NatGatewayId',
};

/** Most of its time passes until EC2 itself calls the gateway available, or deleted. */
export const natGateway: ResourceProvider = {
  type: 'AWS::EC2::NatGateway',
  seconds: { create: 5, update: 5, delete: 5 },

  async create(ctx, { properties, tags, clientToken }) {
    const answer = await ctx.call('EC2', 'CreateNatGateway', {
      ...pick(properties, [
        'AllocationId',
        'ConnectivityType',
        'PrivateIpAddress',
        'SecondaryAllocationIds',
        'SecondaryPrivateIpAddressCount',
        'SecondaryPrivateIpAddresses',
        'SubnetId',
      ]),
      ClientToken: clientToken,
      TagSpecifications: tagSpecifications('natgateway', tags),
    });
    return text(nested(answer, 'NatGateway'), 'NatGatewayId');
  },

  async isReady(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) throw new HandlerFailure(`NatGateway ${id} was not found`, 'NotFound');
    const state = text(found, 'State');
    if (state === 'failed' || state === 'deleting' || state === 'deleted') {
      const reason =
        optionalText(found, 'FailureMessage') ?? `NatGateway ${id} is in state ${state}`;
      throw new HandlerFailure(reason, 'NotStabilized');
    }
    return state === 'available';
  },

  update: (ctx, id, request) => updateEc2Tags(ctx, id, request.previousTags, request.tags),

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteNatGateway', { NatGatewayId: id });
  },

  async isGone(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    return found === undefined || text(found, 'State') === 'deleted';
  },

  async attributes(ctx, id) {
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    const address = answers(found, 'NatGatewayAddresses')[0] ?? {};
    return { NatGatewayId: id, EniId: optionalText(address, 'NetworkInterfaceId') ?? '' };
  },

  async read(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found || ['deleting', 'deleted'].includes(text(found, 'State'))) return undefined;
    const allocation = optionalText(answers(found, 'NatGatewayAddresses')[0] ?? {}, 'AllocationId');
    return {
      SubnetId: text(found, 'SubnetId'),
      ConnectivityType: optionalText(found, 'ConnectivityType') ?? 'public',
      ...(allocation === undefined ? {} : { AllocationId: allocation }),
      ...readTags(found),
    };
  },
};
