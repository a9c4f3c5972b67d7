import { nested, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import type { ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

export const internetGatewayKind: Ec2Kind = {
  operation: 'DescribeInternetGateways',
  list: 'InternetGateways',
  ids: 'InternetGatewayIds',
  id: 'InternetGatewayId',
};

export const internetGateway: ResourceProvider = {
  type: 'AWS::EC2::InternetGateway',
  seconds: { create: 15, update: 5, delete: 3 },

  async create(ctx, { tags }) {
    const answer = await ctx.call('EC2', 'CreateInternetGateway', {
      TagSpecifications: tagSpecifications('internet-gateway', tags),
    });
    return text(nested(answer, 'InternetGateway'), 'InternetGatewayId');
  },

  find: (ctx, request) => findEc2(ctx, internetGatewayKind, request),

  update: (ctx, id, request) => updateEc2Tags(ctx, id, request.previousTags, request.tags),

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteInternetGateway', { InternetGatewayId: id });
  },

  attributes: async (_ctx, id) => ({ InternetGatewayId: id }),

  async read(ctx, id) {
    const found = await describeEc2(ctx, internetGatewayKind, id);
    return found && readTags(found);
  },
};
