import type {
  JsonValue,
  ResourceDrift,
  ResourceGraph,
  ResourceNode,
} from '#lib/resources/graph.ts';
import { isNotReadYet } from '#lib/resources/not-read-yet.ts';
import { isWithin } from '#lib/resources/property-path.ts';
import { resourceModule } from '#lib/resources/registry.ts';

export interface PropertyChange {
  /** Where, as `CidrBlock`, `Routes[1].State` or `tags.Name`. */
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

export type ResourceChange =
  | { readonly kind: 'added'; readonly node: ResourceNode }
  | { readonly kind: 'removed'; readonly node: ResourceNode }
  | {
      readonly kind: 'changed';
      readonly node: ResourceNode;
      readonly status?: { readonly before: string; readonly after: string };
      /** How it compares with its template now, where that is news. */
      readonly drift?: ResourceDrift['state'];
      readonly properties: readonly PropertyChange[];
    };

type Compared = Pick<ResourceGraph, 'nodes'>;

/** What is different in the later graph, but for what changes by itself: added and changed resources in its order, then removed ones. */
export function compareGraphs(before: Compared, after: Compared): ResourceChange[] {
  const earlier = new Map(before.nodes.map((node) => [node.id, node]));
  const later = new Set(after.nodes.map(({ id }) => id));
  return [
    ...after.nodes.flatMap((node): ResourceChange[] => {
      const old = earlier.get(node.id);
      return old ? changeOf(old, node) : [{ kind: 'added', node }];
    }),
    ...before.nodes.flatMap((node): ResourceChange[] =>
      later.has(node.id) ? [] : [{ kind: 'removed', node }],
    ),
  ];
}

function changeOf(before: ResourceNode, after: ResourceNode): ResourceChange[] {
  if (isNotReadYet(before)) return [];
  const { restless = [] } = resourceModule(after.type);
  const properties = [
    ...propertyChanges('', before.properties, after.properties).filter(
      ({ path }) => !restless.some((moving) => isWithin(path, moving)),
    ),
    ...propertyChanges('tags', before.tags, after.tags),
  ];
  const statusChanged = before.status !== after.status || before.statusText !== after.statusText;
  const drift = driftNews(before, after);
  if (!statusChanged && drift === undefined && properties.length === 0) return [];
  const status = statusChanged
    ? { status: { before: before.statusText, after: after.statusText } }
    : {};
  return [
    { kind: 'changed', node: after, ...status, ...(drift !== undefined && { drift }), properties },
  ];
}

/** That a first look found nothing is no news. */
function driftNews(before: ResourceNode, after: ResourceNode): ResourceDrift['state'] | undefined {
  const was = before.drift?.state ?? 'in-sync';
  const is = after.drift?.state ?? 'in-sync';
  return is === was ? undefined : is;
}

function propertyChanges(
  path: string,
  before: JsonValue | undefined | ResourceNode['properties'],
  after: JsonValue | undefined | ResourceNode['properties'],
): PropertyChange[] {
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      propertyChanges(path ? `${path}.${key}` : key, before[key], after[key]),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      propertyChanges(`${path}[${index}]`, before[index], after[index]),
    ).flat();
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before !== undefined && { before: asJson(before) }),
      ...(after !== undefined && { after: asJson(after) }),
    },
  ];
}

function isObject(value: unknown): value is ResourceNode['properties'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Safe: properties are JSON; only their outermost record is typed as read-only. */
function asJson(value: JsonValue | ResourceNode['properties']): JsonValue {
  return value as JsonValue;
}
