import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, orAbsent, text } from './answer.ts';
import { pick, type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';
import { updateNamedTags } from './rds-tags.ts';
import { tagList } from './tags.ts';

export const dbSubnetGroup: ResourceProvider = {
  type: 'AWS::RDS::DBSubnetGroup',
  seconds: { create: 5, update: 5, delete: 3 },

  async create(ctx, request) {
    const DBSubnetGroupName = nameOf(request);
    await ctx.call('RDS', 'CreateDBSubnetGroup', {
      DBSubnetGroupName,
      ...pick(request.properties, ['DBSubnetGroupDescription', 'SubnetIds']),
      Tags: tagList(request.tags),
    });
    return DBSubnetGroupName;
  },

  async find(ctx, request) {
    return (await findGroup(ctx, nameOf(request))) && nameOf(request);
  },

  async update(ctx, DBSubnetGroupName, request) {
    await ctx.call('RDS', 'ModifyDBSubnetGroup', {
      DBSubnetGroupName,
      ...pick(request.properties, ['DBSubnetGroupDescription', 'SubnetIds']),
    });
    const found = await findGroup(ctx, DBSubnetGroupName);
    if (found) await updateNamedTags(ctx, 'RDS', text(found, 'DBSubnetGroupArn'), request);
  },

  async delete(ctx, DBSubnetGroupName) {
    await ctx.call('RDS', 'DeleteDBSubnetGroup', { DBSubnetGroupName });
  },

  attributes: async () => ({}),

  unread: ['Tags'],

  async read(ctx, name) {
    const found = await findGroup(ctx, name);
    return (
      found && {
        DBSubnetGroupName: name,
        DBSubnetGroupDescription: text(found, 'DBSubnetGroupDescription'),
        SubnetIds: answers(found, 'Subnets').map((subnet) => text(subnet, 'SubnetIdentifier')),
      }
    );
  },
};

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return (textProperty(properties, 'DBSubnetGroupName') ?? generatedName).toLowerCase();
}

async function findGroup(ctx: CallContext, DBSubnetGroupName: string): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('RDS', 'DescribeDBSubnetGroups', { DBSubnetGroupName }));
  return answer && (answers(answer, 'DBSubnetGroups')[0] ?? nested(answer, 'DBSubnetGroup'));
}
