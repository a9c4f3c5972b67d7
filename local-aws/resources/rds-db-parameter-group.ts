import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, orAbsent, text } from './answer.ts';
import { type ResourceProvider, type ResourceRequest, textProperty } from './provider.ts';
import { updateNamedTags } from './rds-tags.ts';
import { tagList } from './tags.ts';

export const dbParameterGroup: ResourceProvider = {
  type: 'AWS::RDS::DBParameterGroup',
  seconds: { create: 12, update: 10, delete: 5 },

  async create(ctx, request) {
    const DBParameterGroupName = nameOf(request);
    await ctx.call('RDS', 'CreateDBParameterGroup', {
      DBParameterGroupName,
      DBParameterGroupFamily: textProperty(request.properties, 'Family'),
      Description: textProperty(request.properties, 'Description'),
      Tags: tagList(request.tags),
    });
    await setParameters(ctx, DBParameterGroupName, request.properties, {});
    return DBParameterGroupName;
  },

  async find(ctx, request) {
    const name = nameOf(request);
    if (!(await findGroup(ctx, name))) return undefined;
    await setParameters(ctx, name, request.properties, {});
    return name;
  },

  async update(ctx, name, request) {
    await setParameters(ctx, name, request.properties, request.previous);
    const found = await findGroup(ctx, name);
    if (found) await updateNamedTags(ctx, 'RDS', text(found, 'DBParameterGroupArn'), request);
  },

  async delete(ctx, DBParameterGroupName) {
    await ctx.call('RDS', 'DeleteDBParameterGroup', { DBParameterGroupName });
  },

  attributes: async (_, name) => ({ DBParameterGroupName: name }),

  unread: ['Tags'],

  async read(ctx, DBParameterGroupName) {
    const found = await findGroup(ctx, DBParameterGroupName);
    if (!found) return undefined;
    const answer = await ctx.call('RDS', 'DescribeDBParameters', { DBParameterGroupName });
    const parameters = answers(answer, 'Parameters').map((parameter) => [
      text(parameter, 'ParameterName'),
      text(parameter, 'ParameterValue'),
    ]);
    return {
      DBParameterGroupName,
      Family: text(found, 'DBParameterGroupFamily'),
      Description: text(found, 'Description'),
      ...(parameters.length > 0 && { Parameters: Object.fromEntries(parameters) }),
    };
  },
};

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return (textProperty(properties, 'DBParameterGroupName') ?? generatedName).toLowerCase();
}

async function setParameters(
  ctx: CallContext,
  DBParameterGroupName: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  const set = parametersOf(wanted);
  const removed = Object.keys(parametersOf(previous)).filter((name) => !(name in set));
  if (removed.length > 0) {
    const Parameters = removed.map((ParameterName) => ({ ParameterName }));
    await ctx.call('RDS', 'ResetDBParameterGroup', { DBParameterGroupName, Parameters });
  }
  const Parameters = Object.entries(set).map(([ParameterName, value]) => ({
    ParameterName,
    ParameterValue: String(value),
    ApplyMethod: 'pending-reboot',
  }));
  if (Parameters.length > 0) {
    await ctx.call('RDS', 'ModifyDBParameterGroup', { DBParameterGroupName, Parameters });
  }
}

function parametersOf({ Parameters }: JsonObject): JsonObject {
  return isJsonObject(Parameters) ? Parameters : {};
}

async function findGroup(ctx: CallContext, name: string): Promise<Answer | undefined> {
  const input = { DBParameterGroupName: name };
  const answer = await orAbsent(ctx.call('RDS', 'DescribeDBParameterGroups', input));
  return answer && answers(answer, 'DBParameterGroups')[0];
}
