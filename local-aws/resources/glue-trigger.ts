import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import {
  findGlue,
  glueName,
  glueTagsOf,
  readDeclared,
  textMap,
  updateGlueTags,
} from './glue-values.ts';
import { listProperty, pick, type ResourceProvider } from './provider.ts';

const changeable = ['Description', 'EventBatchingCondition', 'Predicate', 'Schedule'];

export const glueTrigger: ResourceProvider = {
  type: 'AWS::Glue::Trigger',
  seconds: { create: 5, update: 5, delete: 4 },

  async create(ctx, request) {
    const Name = glueName(request);
    await ctx.call('Glue', 'CreateTrigger', {
      Name,
      ...pick(request.properties, ['StartOnCreation', 'Type', 'WorkflowName', ...changeable]),
      Actions: actionsOf(request.properties),
      Tags: glueTagsOf(request.properties),
    });
    return Name;
  },

  async find(ctx, request) {
    const Name = glueName(request);
    return (await findGlue(ctx, 'GetTrigger', { Name }, 'Trigger')) && Name;
  },

  async update(ctx, Name, { properties, previous }) {
    await ctx.call('Glue', 'UpdateTrigger', {
      Name,
      TriggerUpdate: { ...pick(properties, changeable), Actions: actionsOf(properties) },
    });
    await updateGlueTags(ctx, `trigger/${Name}`, properties, previous);
  },

  async delete(ctx, Name) {
    await ctx.call('Glue', 'DeleteTrigger', { Name });
  },

  attributes: async () => ({}),

  async read(ctx, Name, properties) {
    const found = await findGlue(ctx, 'GetTrigger', { Name }, 'Trigger');
    if (!found) return undefined;
    const { StartOnCreation } = properties;
    return readDeclared(ctx, `trigger/${Name}`, { ...found, StartOnCreation }, properties);
  },
};

function actionsOf(properties: JsonObject): JsonObject[] {
  return listProperty(properties, 'Actions')
    .filter(isJsonObject)
    .map((action) => {
      const Arguments = textMap(action.Arguments);
      return { ...action, ...(Arguments && { Arguments }) };
    });
}
