import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, text } from './answer.ts';
import { asJson, asSpelled, findGlue, restrict } from './glue-values.ts';
import { type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';

/** Its physical id is its name; which database it lies in, its properties say. */
export const glueTable: ResourceProvider = {
  type: 'AWS::Glue::Table',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const name = nameOf(request);
    await ctx.call('Glue', 'CreateTable', {
      DatabaseName: request.properties.DatabaseName,
      TableInput: inputOf(request.properties, name),
    });
    return name;
  },

  async find(ctx, request) {
    const name = nameOf(request);
    return (await findTable(ctx, name, request.properties)) && name;
  },

  async update(ctx, name, { properties }) {
    await ctx.call('Glue', 'UpdateTable', {
      DatabaseName: properties.DatabaseName,
      TableInput: inputOf(properties, name),
    });
  },

  async delete(ctx, Name, { DatabaseName }) {
    await ctx.call('Glue', 'DeleteTable', { DatabaseName, Name });
  },

  async attributes(ctx, name, properties) {
    const database = textProperty(properties, 'DatabaseName') ?? '';
    return { Id: `${ctx.account}|${database}|${name}` };
  },

  async read(ctx, name, properties) {
    const found = await findTable(ctx, name, properties);
    if (!found) return undefined;
    const live = {
      CatalogId: ctx.account,
      DatabaseName: asSpelled(
        text(found, 'DatabaseName'),
        textProperty(properties, 'DatabaseName'),
      ),
      Name: asSpelled(name, textProperty(properties, 'Name')),
      TableInput: { ...asJson(found), Name: asSpelled(name, innerName(properties)) },
    };
    return restrict(live, properties);
  },
};

/** The catalog has names in lower case. */
function nameOf({ properties, generatedName }: ResourceRequest): string {
  return (innerName(properties) ?? textProperty(properties, 'Name') ?? generatedName).toLowerCase();
}

function innerName({ TableInput }: JsonObject): string | undefined {
  return isJsonObject(TableInput) ? textProperty(TableInput, 'Name') : undefined;
}

function inputOf({ TableInput }: JsonObject, Name: string): JsonObject {
  return { ...(isJsonObject(TableInput) ? TableInput : {}), Name };
}

function findTable(
  ctx: CallContext,
  Name: string,
  { DatabaseName }: JsonObject,
): Promise<Answer | undefined> {
  return findGlue(ctx, 'GetTable', { DatabaseName, Name }, 'Table');
}
