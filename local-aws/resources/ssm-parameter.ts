import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { pick, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, tagList } from './tags.ts';

const settings = ['AllowedPattern', 'DataType', 'Description', 'Tier', 'Type', 'Value'];

export const parameter: ResourceProvider = {
  type: 'AWS::SSM::Parameter',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, { properties, generatedName }) {
    const Name = textProperty(properties, 'Name') ?? generatedName;
    await ctx.call('SSM', 'PutParameter', {
      Name,
      ...pick(properties, settings),
      Tags: tagList(tagsOf(properties)),
    });
    return Name;
  },

  async find(ctx, { properties, generatedName }) {
    const Name = textProperty(properties, 'Name') ?? generatedName;
    return (await find(ctx, Name)) && Name;
  },

  async update(ctx, Name, { properties, previous }) {
    await ctx.call('SSM', 'PutParameter', {
      Name,
      Description: '',
      ...pick(properties, settings),
      Overwrite: true,
    });
    const resource = { ResourceType: 'Parameter', ResourceId: Name };
    await changeTags(tagsOf(previous), tagsOf(properties), {
      remove: (TagKeys) => ctx.call('SSM', 'RemoveTagsFromResource', { ...resource, TagKeys }),
      add: (added) => ctx.call('SSM', 'AddTagsToResource', { ...resource, Tags: tagList(added) }),
    });
  },

  async delete(ctx, Name) {
    await ctx.call('SSM', 'DeleteParameter', { Name });
  },

  async attributes(ctx, Name) {
    const found = (await find(ctx, Name)) ?? {};
    return { Type: text(found, 'Type'), Value: text(found, 'Value') };
  },

  async read(ctx, Name, properties) {
    const found = await find(ctx, Name);
    if (!found) return undefined;
    const described = await describe(ctx, Name);
    const tags = await ctx.call('SSM', 'ListTagsForResource', {
      ResourceType: 'Parameter',
      ResourceId: Name,
    });
    return {
      Name,
      Type: text(found, 'Type'),
      Value: text(found, 'Value'),
      DataType: optionalText(found, 'DataType') ?? 'text',
      Tier: optionalText(described, 'Tier') ?? 'Standard',
      Description: optionalText(described, 'Description') ?? '',
      ...pick(properties, ['AllowedPattern', 'Policies']),
      Tags: Object.fromEntries(
        answers(tags, 'TagList').map((tag) => [text(tag, 'Key'), text(tag, 'Value')]),
      ),
    };
  },
};

async function find(ctx: CallContext, Name: string): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('SSM', 'GetParameter', { Name }));
  return answer && nested(answer, 'Parameter');
}

async function describe(ctx: CallContext, Name: string): Promise<Answer> {
  const ParameterFilters = [{ Key: 'Name', Values: [Name] }];
  const answer = await ctx.call('SSM', 'DescribeParameters', { ParameterFilters });
  return answers(answer, 'Parameters')[0] ?? {};
}

/** Tags of this type are a map, which CloudFormation's own tags do not join. */
function tagsOf({ Tags }: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isJsonObject(Tags) ? Tags : {}).map(([key, value]) => [key, String(value)]),
  );
}
