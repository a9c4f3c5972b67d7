import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, optionalText, orAbsent, text } from './answer.ts';
import { listProperty, pick, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTags, tagList } from './tags.ts';

/** The physical id is the rule's name, as on the default bus. */
export const eventsRule: ResourceProvider = {
  type: 'AWS::Events::Rule',
  seconds: { create: 60, update: 60, delete: 60 },

  async create(ctx, { properties, tags, generatedName }) {
    const Name = textProperty(properties, 'Name') ?? generatedName;
    await ctx.call('EventBridge', 'PutRule', { ...ruleOf(Name, properties), Tags: tagList(tags) });
    await setTargets(ctx, Name, properties);
    return Name;
  },

  async find(ctx, { properties, generatedName }) {
    const Name = textProperty(properties, 'Name') ?? generatedName;
    if (!(await describe(ctx, Name))) return undefined;
    await setTargets(ctx, Name, properties);
    return Name;
  },

  async update(ctx, Name, { properties, tags, previousTags }) {
    await ctx.call('EventBridge', 'PutRule', ruleOf(Name, properties));
    await setTargets(ctx, Name, properties);
    const ResourceARN = arnOf(ctx, Name);
    await changeTags(previousTags, tags, {
      remove: (TagKeys) => ctx.call('EventBridge', 'UntagResource', { ResourceARN, TagKeys }),
      add: (added) => ctx.call('EventBridge', 'TagResource', { ResourceARN, Tags: tagList(added) }),
    });
  },

  async delete(ctx, Name) {
    await removeTargets(ctx, Name, []);
    await ctx.call('EventBridge', 'DeleteRule', { Name });
  },

  attributes: async (ctx, Name) => ({ Arn: arnOf(ctx, Name), RuleName: Name }),

  async read(ctx, Name) {
    const found = await describe(ctx, Name);
    if (!found) return undefined;
    const pattern = optionalText(found, 'EventPattern');
    const targets = await targetsOf(ctx, Name);
    return {
      Name,
      Arn: text(found, 'Arn'),
      State: text(found, 'State'),
      ...(pattern !== undefined && { EventPattern: asObject(JSON.parse(pattern)) }),
      ...texts(found, ['Description', 'ScheduleExpression', 'RoleArn', 'EventBusName']),
      ...(targets.length > 0 && { Targets: targets.map(asObject) }),
      ...readTags(await tagsOf(ctx, Name)),
    };
  },
};

function ruleOf(Name: string, properties: JsonObject): JsonObject {
  const { EventPattern } = properties;
  return {
    Name,
    State: 'ENABLED',
    ...pick(properties, ['Description', 'EventBusName', 'RoleArn', 'ScheduleExpression', 'State']),
    ...(EventPattern !== undefined && { EventPattern: patternText(EventPattern) }),
  };
}

function patternText(pattern: JsonValue): string {
  return typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
}

async function setTargets(ctx: CallContext, Rule: string, properties: JsonObject): Promise<void> {
  const Targets = listProperty(properties, 'Targets').filter(isJsonObject);
  await removeTargets(
    ctx,
    Rule,
    Targets.map(({ Id }) => String(Id)),
  );
  if (Targets.length > 0) await ctx.call('EventBridge', 'PutTargets', { Rule, Targets });
}

async function removeTargets(
  ctx: CallContext,
  Rule: string,
  kept: readonly string[],
): Promise<void> {
  const Ids = (await targetsOf(ctx, Rule)).map(({ Id }) => String(Id));
  const left = Ids.filter((id) => !kept.includes(id));
  if (left.length > 0) await ctx.call('EventBridge', 'RemoveTargets', { Rule, Ids: left });
}

async function targetsOf(ctx: CallContext, Rule: string): Promise<Answer[]> {
  const answer = await orAbsent(ctx.call('EventBridge', 'ListTargetsByRule', { Rule }));
  return answers(answer ?? {}, 'Targets');
}

async function describe(ctx: CallContext, Name: string): Promise<Answer | undefined> {
  return orAbsent(ctx.call('EventBridge', 'DescribeRule', { Name }));
}

async function tagsOf(ctx: CallContext, Name: string): Promise<Answer> {
  return ctx.call('EventBridge', 'ListTagsForResource', { ResourceARN: arnOf(ctx, Name) });
}

function texts(answer: Answer, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = optionalText(answer, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function arnOf(ctx: CallContext, name: string): string {
  return `arn:aws:events:${ctx.region}:${ctx.account}:rule/${name}`;
}
