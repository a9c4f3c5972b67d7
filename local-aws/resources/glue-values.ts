import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, nested, orAbsent } from './answer.ts';
import { type ResourceRequest, textProperty } from './provider.ts';
import { changeTags } from './tags.ts';

/** The name that the template gives, or the one that CloudFormation makes up. */
export function glueName({ properties, generatedName }: ResourceRequest): string {
  return textProperty(properties, 'Name') ?? generatedName;
}

/** A name as the template spells it where only the case differs: the catalog folds names to lower case. */
export function asSpelled(name: string, declared: string | undefined): string {
  return declared?.toLowerCase() === name ? declared : name;
}

/** What a `Get…` operation answers under a member; undefined where there is no such thing. */
export async function findGlue(
  ctx: CallContext,
  operation: string,
  input: object,
  member: string,
): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('Glue', operation, input));
  return answer && nested(answer, member);
}

/** A map whose values Glue takes as text only. */
export function textMap(value: JsonValue | undefined): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      typeof each === 'object' ? JSON.stringify(each) : String(each),
    ]),
  );
}

/** Glue's tags are a map, which CloudFormation's own tags do not join. */
export function glueTagsOf({ Tags }: JsonObject): Record<string, string> {
  return textMap(Tags) ?? {};
}

/** `path` is as in `job/nightly`. */
function arnOf(ctx: CallContext, path: string): string {
  return `arn:aws:glue:${ctx.region}:${ctx.account}:${path}`;
}

export async function updateGlueTags(
  ctx: CallContext,
  path: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  const ResourceArn = arnOf(ctx, path);
  await changeTags(glueTagsOf(previous), glueTagsOf(wanted), {
    remove: (TagsToRemove) => ctx.call('Glue', 'UntagResource', { ResourceArn, TagsToRemove }),
    add: (TagsToAdd) => ctx.call('Glue', 'TagResource', { ResourceArn, TagsToAdd }),
  });
}

/** The properties that the template sets, with what the service answers for them, tags included. */
export async function readDeclared(
  ctx: CallContext,
  path: string,
  live: Answer,
  declared: JsonObject,
): Promise<JsonObject> {
  const { Tags } = await ctx.call('Glue', 'GetTags', { ResourceArn: arnOf(ctx, path) });
  return restrict(asJson({ ...live, Tags }), declared);
}

/** Without what the service adds of its own: defaults, dates, states. */
export function restrict(live: JsonObject, declared: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([key, wanted]): [string, JsonValue][] => {
      const value = live[key];
      return value === undefined ? [] : [[key, restrictValue(value, wanted)]];
    }),
  );
}

function restrictValue(live: JsonValue, wanted: JsonValue): JsonValue {
  if (isJsonObject(live) && isJsonObject(wanted)) return restrict(live, wanted);
  if (!Array.isArray(live) || !Array.isArray(wanted)) return live;
  return live.map((each, index) => {
    const pattern = wanted[index];
    return pattern === undefined ? each : restrictValue(each, pattern);
  });
}

/** An answer as it goes over the wire. */
export function asJson(answer: Answer): JsonObject {
  const parsed: unknown = JSON.parse(JSON.stringify(answer));
  return isJsonObject(parsed) ? parsed : {};
}
