import type { CallContext } from '../service.ts';
import { type Answer, answers, optionalText, text } from './answer.ts';
import { pick, type ResourceProvider } from './provider.ts';

export const subnetRouteTableAssociation: ResourceProvider = {
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  seconds: { create: 10, update: 10, delete: 3 },

  async create(ctx, { properties, replaces }) {
    if (
      replaces !== undefined &&
      (await readAssociation(ctx, replaces))?.SubnetId === properties.SubnetId
    ) {
      const moved = await ctx.call('EC2', 'ReplaceRouteTableAssociation', {
        AssociationId: replaces,
        ...pick(properties, ['RouteTableId']),
      });
      return text(moved, 'NewAssociationId');
    }
    const answer = await ctx.call(
      'EC2',
      'AssociateRouteTable',
      pick(properties, ['RouteTableId', 'SubnetId']),
    );
    return text(answer, 'AssociationId');
  },

  async find(ctx, { properties }) {
    const found = await findAssociation(
      ctx,
      'association.subnet-id',
      String(properties.SubnetId),
      (item) =>
        item.RouteTableId === properties.RouteTableId && item.SubnetId === properties.SubnetId,
    );
    return found && text(found, 'RouteTableAssociationId');
  },

  async delete(ctx, id) {
    await ctx.call('EC2', 'DisassociateRouteTable', { AssociationId: id });
  },

  attributes: async (_ctx, id) => ({ Id: id }),

  async read(ctx, id) {
    const found = await readAssociation(ctx, id);
    if (!found) return undefined;
    return {
      RouteTableId: text(found, 'RouteTableId'),
      SubnetId: optionalText(found, 'SubnetId') ?? '',
    };
  },
};

/** A subnet has one table at a time, so a replacement moves the association instead of adding one. */
function readAssociation(ctx: CallContext, id: string): Promise<Answer | undefined> {
  return findAssociation(
    ctx,
    'association.route-table-association-id',
    id,
    (item) => item.RouteTableAssociationId === id,
  );
}

async function findAssociation(
  ctx: CallContext,
  filter: string,
  value: string,
  matches: (association: Answer) => boolean,
): Promise<Answer | undefined> {
  const answer = await ctx.call('EC2', 'DescribeRouteTables', {
    Filters: [{ Name: filter, Values: [value] }],
  });
  return answers(answer, 'RouteTables')
    .flatMap((table) => answers(table, 'Associations'))
    .find(matches);
}
