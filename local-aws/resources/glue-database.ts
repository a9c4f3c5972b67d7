import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import { asJson, asSpelled, findGlue, restrict } from './glue-values.ts';
import { type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';

export const glueDatabase: ResourceProvider = {
  type: 'AWS::Glue::Database',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const name = nameOf(request);
    await ctx.call('Glue', 'CreateDatabase', { DatabaseInput: inputOf(request.properties, name) });
    return name;
  },

  async find(ctx, request) {
    const name = nameOf(request);
    return (await findGlue(ctx, 'GetDatabase', { Name: name }, 'Database')) && name;
  },

  async update(ctx, Name, { properties }) {
    const DatabaseInput = inputOf(properties, Name);
    await ctx.call('Glue', 'UpdateDatabase', { Name, DatabaseInput });
  },

  async delete(ctx, Name) {
    await ctx.call('Glue', 'DeleteDatabase', { Name });
  },

  attributes: async () => ({}),

  async read(ctx, Name, properties) {
    const found = await findGlue(ctx, 'GetDatabase', { Name }, 'Database');
    if (!found) return undefined;
    const live = {
      CatalogId: ctx.account,
      DatabaseName: asSpelled(Name, textProperty(properties, 'DatabaseName')),
      DatabaseInput: { ...asJson(found), Name: asSpelled(Name, innerName(properties)) },
    };
    return restrict(live, properties);
  },
};

/** The catalog has names in lower case. */
function nameOf({ properties, generatedName }: ResourceRequest): string {
  const name = textProperty(properties, 'DatabaseName') ?? innerName(properties) ?? generatedName;
  return name.toLowerCase();
}

function innerName({ DatabaseInput }: JsonObject): string | undefined {
  return isJsonObject(DatabaseInput) ? textProperty(DatabaseInput, 'Name') : undefined;
}

function inputOf({ DatabaseInput }: JsonObject, Name: string): JsonObject {
  return { ...(isJsonObject(DatabaseInput) ? DatabaseInput : {}), Name };
}
