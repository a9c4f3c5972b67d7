import type { CallContext } from '../../service.ts';
import { type LiveState, liveState } from '../drift/live-state.ts';
import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../json-value.ts';
import type { ResourceRecord, StackRecord } from '../stacks/stack-record.ts';
import type { ChangeDetail, PropertyDrift, ResourceChange } from './change-set-record.ts';
import { computeChanges, type Plan, type PlanResult } from './compute-changes.ts';
import { valueText } from './modification.ts';
import { propertyChanges } from './property-changes.ts';
import { contextOf } from './resource-change.ts';

interface Looked {
  readonly resource: ResourceRecord;
  readonly live: LiveState;
}

/**
 * What executing a plan would change of the resources as they are now, beside what the last deployment made them.
 * Source: "Using drift-aware change sets", CloudFormation user guide; `ResourceTargetDefinition`, API reference.
 */
export async function computeDriftAwareChanges(
  ctx: CallContext,
  stack: StackRecord,
  plan: Plan,
): Promise<PlanResult> {
  const at = ctx.clock.now().toISOString();
  const looked = new Map<string, Looked>();
  for (const resource of plan.resources.filter(({ physicalId }) => physicalId !== undefined)) {
    looked.set(resource.logicalId, { resource, live: await liveState(ctx, stack, resource) });
  }
  const resources = [...looked.values()]
    .filter(({ live }) => live.status !== 'DELETED')
    .map(({ resource, live }) => ({ ...resource, properties: live.properties, tags: live.tags }));
  const result = computeChanges({ ...plan, resources });
  const changed = result.changes.map((change) => {
    const found = looked.get(change.logicalId);
    const after = result.planned.get(change.logicalId)?.properties ?? {};
    return found ? withDrift(change, found, after, at) : change;
  });
  const untouched = new Set(changed.map(({ logicalId }) => logicalId));
  const synchronised = [...looked.values()].flatMap((found) => {
    const planned = result.planned.get(found.resource.logicalId);
    if (!planned || untouched.has(found.resource.logicalId)) return [];
    return synchronisation(found, planned.properties, at);
  });
  return { ...result, changes: [...changed, ...synchronised] };
}

function withDrift(
  change: ResourceChange,
  { resource, live }: Looked,
  after: JsonObject,
  at: string,
): ResourceChange {
  const details = change.details.map((detail) => driftDetail(detail, resource, live, at));
  const synchronised =
    change.action === 'Modify' ? synchronisedDetails(resource, live, after, at) : [];
  return {
    ...change,
    details: [...details, ...synchronised],
    drift: driftOf(resource, live),
  };
}

/** A template that was changed to what the resource is already: only CloudFormation's record changes. */
function synchronisation(
  { resource, live }: Looked,
  after: JsonObject,
  at: string,
): ResourceChange[] {
  const details = synchronisedDetails(resource, live, after, at);
  if (details.length === 0) return [];
  return [
    {
      action: 'SyncWithActual',
      logicalId: resource.logicalId,
      physicalId: resource.physicalId,
      type: resource.type,
      scope: [...new Set(details.map(({ attribute }) => attribute))],
      details,
      before: contextOf(live.properties, resource.metadata),
      after: contextOf(after, resource.metadata),
      drift: driftOf(resource, live),
    },
  ];
}

function synchronisedDetails(
  resource: ResourceRecord,
  live: LiveState,
  after: JsonObject,
  at: string,
): ChangeDetail[] {
  return propertyChanges(resource.type, resource.properties, after)
    .filter(({ path }) => sameJson(valueAt(live.properties, path), valueAt(after, path)))
    .map(({ path, after: value }) =>
      driftDetail(
        {
          attribute: 'Properties',
          name: path[0],
          path: `/Properties/${path.join('/')}`,
          kind: 'SyncWithActual',
          recreation: 'Never',
          before: valueText(value),
          after: valueText(value),
          evaluation: 'Static',
          source: 'DirectModification',
        },
        resource,
        live,
        at,
      ),
    );
}

function driftDetail(
  detail: ChangeDetail,
  { properties }: ResourceRecord,
  live: LiveState,
  at: string,
): ChangeDetail {
  const [root, ...path] = detail.path.split('/').slice(1);
  if (root !== 'Properties') return detail;
  const previous = valueAt(properties, path);
  const actual = valueAt(live.properties, path);
  const isUnread = live.unread.includes(path[0] ?? '');
  const beforeFrom = isUnread ? 'PREVIOUS_DEPLOYMENT_STATE' : 'ACTUAL_STATE';
  if (sameJson(previous, actual)) return { ...detail, beforeFrom };
  const drift: PropertyDrift = { previous: valueText(previous), actual: valueText(actual), at };
  const isUnmodified = valueText(previous) === detail.after;
  const source =
    isUnmodified && detail.source === 'DirectModification' ? 'NoModification' : detail.source;
  return { ...detail, beforeFrom, drift, source };
}

function driftOf(
  { properties, metadata }: ResourceRecord,
  { status, unread }: LiveState,
): ResourceChange['drift'] {
  return { status, previous: contextOf(properties, metadata), unread };
}

function valueAt(properties: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = properties;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = value !== undefined && isJsonObject(value) ? value[key] : undefined;
  }
  return value;
}
