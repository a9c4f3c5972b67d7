import type { JsonObject } from '../engine/json-value.ts';
import {
  findGlue,
  glueName,
  glueTagsOf,
  readDeclared,
  textMap,
  updateGlueTags,
} from './glue-values.ts';
import { pick, type ResourceProvider } from './provider.ts';

export const glueWorkflow: ResourceProvider = {
  type: 'AWS::Glue::Workflow',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const Name = glueName(request);
    await ctx.call('Glue', 'CreateWorkflow', {
      Name,
      ...definitionOf(request.properties),
      Tags: glueTagsOf(request.properties),
    });
    return Name;
  },

  async find(ctx, request) {
    const Name = glueName(request);
    return (await findGlue(ctx, 'GetWorkflow', { Name }, 'Workflow')) && Name;
  },

  async update(ctx, Name, { properties, previous }) {
    await ctx.call('Glue', 'UpdateWorkflow', { Name, ...definitionOf(properties) });
    await updateGlueTags(ctx, `workflow/${Name}`, properties, previous);
  },

  async delete(ctx, Name) {
    await ctx.call('Glue', 'DeleteWorkflow', { Name });
  },

  attributes: async () => ({}),

  async read(ctx, Name, properties) {
    const found = await findGlue(ctx, 'GetWorkflow', { Name }, 'Workflow');
    return found && readDeclared(ctx, `workflow/${Name}`, found, properties);
  },
};

function definitionOf(properties: JsonObject): JsonObject {
  const DefaultRunProperties = textMap(properties.DefaultRunProperties);
  return {
    ...pick(properties, ['Description', 'MaxConcurrentRuns']),
    ...(DefaultRunProperties && { DefaultRunProperties }),
  };
}
