import type { CallContext } from '../service.ts';
import { type Answer, orAbsent } from './answer.ts';
import { glueName, glueTagsOf, readDeclared, updateGlueTags } from './glue-values.ts';
import { pick, type ResourceProvider } from './provider.ts';

export const glueDataQualityRuleset: ResourceProvider = {
  type: 'AWS::Glue::DataQualityRuleset',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const Name = glueName(request);
    await ctx.call('Glue', 'CreateDataQualityRuleset', {
      Name,
      ...pick(request.properties, ['ClientToken', 'Description', 'Ruleset', 'TargetTable']),
      Tags: glueTagsOf(request.properties),
    });
    return Name;
  },

  async find(ctx, request) {
    const Name = glueName(request);
    return (await find(ctx, Name)) && Name;
  },

  async update(ctx, Name, { properties, previous }) {
    await ctx.call('Glue', 'UpdateDataQualityRuleset', {
      Name,
      Description: '',
      ...pick(properties, ['Description', 'Ruleset']),
    });
    await updateGlueTags(ctx, `dataQualityRuleset/${Name}`, properties, previous);
  },

  async delete(ctx, Name) {
    await ctx.call('Glue', 'DeleteDataQualityRuleset', { Name });
  },

  attributes: async () => ({}),

  async read(ctx, Name, properties) {
    const found = await find(ctx, Name);
    if (!found) return undefined;
    const { ClientToken } = properties;
    return readDeclared(ctx, `dataQualityRuleset/${Name}`, { ...found, ClientToken }, properties);
  },
};

function find(ctx: CallContext, Name: string): Promise<Answer | undefined> {
  return orAbsent(ctx.call('Glue', 'GetDataQualityRuleset', { Name }));
}
