import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import { findGlue, glueName, glueTagsOf, readDeclared, updateGlueTags } from './glue-values.ts';
import { pick, type ResourceProvider, textProperty } from './provider.ts';

/** Members of the same name in CloudFormation and in Glue. */
const settings = [
  'Classifiers',
  'Configuration',
  'CrawlerSecurityConfiguration',
  'DatabaseName',
  'Description',
  'LakeFormationConfiguration',
  'RecrawlPolicy',
  'Role',
  'SchemaChangePolicy',
  'TablePrefix',
  'Targets',
];

export const glueCrawler: ResourceProvider = {
  type: 'AWS::Glue::Crawler',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const Name = glueName(request);
    await ctx.call('Glue', 'CreateCrawler', {
      Name,
      ...pick(request.properties, settings),
      Schedule: scheduleOf(request.properties),
      Tags: glueTagsOf(request.properties),
    });
    return Name;
  },

  async find(ctx, request) {
    const Name = glueName(request);
    return (await findGlue(ctx, 'GetCrawler', { Name }, 'Crawler')) && Name;
  },

  async update(ctx, Name, { properties, previous }) {
    await ctx.call('Glue', 'UpdateCrawler', {
      Name,
      ...pick(properties, settings),
      Schedule: scheduleOf(properties) ?? '',
    });
    await updateGlueTags(ctx, `crawler/${Name}`, properties, previous);
  },

  async delete(ctx, Name) {
    await ctx.call('Glue', 'DeleteCrawler', { Name });
  },

  attributes: async () => ({}),

  async read(ctx, Name, properties) {
    const found = await findGlue(ctx, 'GetCrawler', { Name }, 'Crawler');
    return found && readDeclared(ctx, `crawler/${Name}`, found, properties);
  },
};

function scheduleOf({ Schedule }: JsonObject): string | undefined {
  return isJsonObject(Schedule) ? textProperty(Schedule, 'ScheduleExpression') : undefined;
}
