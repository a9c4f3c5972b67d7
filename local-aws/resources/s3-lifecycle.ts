import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import { listProperty } from './provider.ts';

/** A template's lifecycle rules as S3 takes them: expirations in one element, conditions in a filter. */
export function lifecycleRules(value: JsonValue): JsonObject[] {
  if (!isJsonObject(value)) return [];
  return listProperty(value, 'Rules').filter(isJsonObject).map(ruleOf);
}

function ruleOf(rule: JsonObject): JsonObject {
  return defined({
    ID: rule.Id,
    Status: rule.Status,
    Filter: filterOf(rule),
    Expiration: nonEmpty({
      Days: rule.ExpirationInDays,
      Date: rule.ExpirationDate,
      ExpiredObjectDeleteMarker: rule.ExpiredObjectDeleteMarker,
    }),
    Transitions: listOf([...listProperty(rule, 'Transitions'), rule.Transition], transitionOf),
    NoncurrentVersionExpiration:
      rule.NoncurrentVersionExpiration ??
      nonEmpty({ NoncurrentDays: rule.NoncurrentVersionExpirationInDays }),
    NoncurrentVersionTransitions: listOf(
      [...listProperty(rule, 'NoncurrentVersionTransitions'), rule.NoncurrentVersionTransition],
      noncurrentTransitionOf,
    ),
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
  });
}

/** One condition stands alone, several stand under `And`, none is an empty prefix. */
export function filterOf(rule: JsonObject): JsonObject {
  const tags = listProperty(rule, 'TagFilters');
  const sizes = nonEmpty({
    ObjectSizeGreaterThan: number(rule.ObjectSizeGreaterThan),
    ObjectSizeLessThan: number(rule.ObjectSizeLessThan),
  });
  const conditions = [rule.Prefix, ...tags, ...Object.values(sizes ?? {})].filter(
    (condition) => condition !== undefined,
  );
  if (conditions.length > 1) {
    return {
      And: defined({ Prefix: rule.Prefix, Tags: tags.length > 0 ? tags : undefined, ...sizes }),
    };
  }
  const [tag] = tags;
  if (tag !== undefined) return { Tag: tag };
  return sizes ?? { Prefix: rule.Prefix ?? '' };
}

function transitionOf({ StorageClass, TransitionDate, TransitionInDays }: JsonObject): JsonObject {
  return defined({ StorageClass, Days: TransitionInDays, Date: TransitionDate });
}

function noncurrentTransitionOf(transition: JsonObject): JsonObject {
  return defined({
    StorageClass: transition.StorageClass,
    NoncurrentDays: transition.TransitionInDays,
    NewerNoncurrentVersions: transition.NewerNoncurrentVersions,
  });
}

function listOf(
  values: readonly (JsonValue | undefined)[],
  map: (value: JsonObject) => JsonObject,
): JsonObject[] | undefined {
  const list = values.filter(isJsonObject).map(map);
  return list.length > 0 ? list : undefined;
}

function number(value: JsonValue | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function nonEmpty(
  members: Readonly<Record<string, JsonValue | undefined>>,
): JsonObject | undefined {
  const kept = defined(members);
  return Object.keys(kept).length > 0 ? kept : undefined;
}

export function defined(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): [string, JsonValue][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
