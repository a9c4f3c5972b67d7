import { nested, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import { pick, type ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

export const routeTableKind: Ec2Kind = {
  operation: 'DescribeRouteTables',
  list: 'RouteTables',
  ids: 'RouteTableIds',
  id: 'RouteTableId',
};

export const routeTable: ResourceProvider = {
  type: 'AWS::EC2::RouteTable',
  seconds: { create: 10, update: 5, delete: 3 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call('EC2', 'CreateRouteTable', {
      ...pick(properties, ['VpcId']),
      TagSpecifications: tagSpecifications('route-table', tags),
    });
    return text(nested(answer, 'RouteTable'), 'RouteTableId');
  },

  find: (ctx, request) => findEc2(ctx, routeTableKind, request),

  update: (ctx, id, request) => updateEc2Tags(ctx, id, request.previousTags, request.tags),

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteRouteTable', { RouteTableId: id });
  },

  attributes: async (_ctx, id) => ({ RouteTableId: id }),

  async read(ctx, id) {
    const found = await describeEc2(ctx, routeTableKind, id);
    return found && { VpcId: text(found, 'VpcId'), ...readTags(found) };
  },
};
