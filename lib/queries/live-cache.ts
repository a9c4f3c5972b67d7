import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ActivityEntry } from '#lib/api/activity.ts';
import type { EnvironmentGraph, GraphDelta } from '#lib/api/architecture.ts';
import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import type { EnvironmentDetail, EnvironmentSummary } from '#lib/api/environments.ts';
import type { Operation } from '#lib/api/operations.ts';
import type { LiveEvent } from '#lib/api/stream.ts';
import { keys } from './keys.ts';

/** Writes a live event into the cache, so that whatever shows it is current without a request. */
export function applyLiveEvent(client: QueryClient, event: LiveEvent): void {
  switch (event.kind) {
    case 'hello':
      void client.invalidateQueries();
      return;
    case 'environment':
      putEnvironment(client, event.data);
      return;
    case 'environment-removed':
      client.removeQueries({ queryKey: keys.environment(event.data.name) });
      void client.invalidateQueries({ queryKey: keys.environments });
      return;
    case 'deployment':
      putDeployment(client, event.data);
      return;
    case 'stack-event':
      appendStackEvent(client, event.data);
      return;
    case 'graph':
      return;
    case 'operation':
      putOperation(client, event.data);
      return;
    case 'activity':
      prependActivity(client, event.data);
      return;
  }
}

/** Puts a deployment into every list that shows it, unless a newer revision is there. */
export function putDeployment(client: QueryClient, next: Deployment): void {
  const newer = (known: Deployment | undefined) =>
    known && known.revision > next.revision ? known : next;
  client.setQueryData<Deployment>(keys.deployment(next.id), newer);
  client.setQueryData<{ deployments: Deployment[]; next: string | null }>(
    keys.deployments(next.environment),
    (page) => {
      if (!page) return page;
      const known = page.deployments.some(({ id }) => id === next.id);
      const deployments = known
        ? page.deployments.map((one) => (one.id === next.id ? newer(one) : one))
        : [next, ...page.deployments];
      return { ...page, deployments };
    },
  );
}

/**
 * Applies a graph delta. Returns false where the cached graph is not the one it builds on, and has to
 * be read again.
 */
export function applyGraphDelta(client: QueryClient, name: string, delta: GraphDelta): boolean {
  const graph = client.getQueryData<EnvironmentGraph>(keys.graph(name));
  if (!graph || delta.revision <= graph.revision) return true;
  if (delta.revision !== graph.revision + 1) return false;
  const changed = new Map(delta.nodes.map((node) => [node.id, node]));
  const removed = new Set(delta.removed);
  const kept = graph.nodes.filter(({ id }) => !removed.has(id) && !changed.has(id));
  const order = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const place = (id: string) => order.get(id) ?? Number.MAX_SAFE_INTEGER;
  for (const { id } of delta.nodes) {
    void client.invalidateQueries({ queryKey: keys.runs(name, id) });
  }
  client.setQueryData<EnvironmentGraph>(keys.graph(name), {
    revision: delta.revision,
    at: delta.at,
    nodes: [...kept, ...changed.values()].sort((a, b) => place(a.id) - place(b.id)),
    relations: delta.relations ?? graph.relations,
    sources: delta.sources,
  });
  return true;
}

function putEnvironment(client: QueryClient, next: EnvironmentSummary): void {
  client.setQueryData<EnvironmentDetail>(
    keys.environment(next.name),
    (known) => known && { ...known, ...next },
  );
  client.setQueryData<{ environments: EnvironmentSummary[] }>(keys.environments, (list) => {
    if (!list) return list;
    const others = list.environments.filter(({ name }) => name !== next.name);
    return { environments: [...others, next].sort((a, b) => a.name.localeCompare(b.name)) };
  });
}

function appendStackEvent(client: QueryClient, next: StackEvent): void {
  client.setQueryData<{ events: StackEvent[] }>(keys.stackEvents(next.deploymentId), (known) =>
    known && !known.events.some(({ sequence }) => sequence === next.sequence)
      ? { events: [...known.events, next].sort((a, b) => a.sequence - b.sequence) }
      : known,
  );
}

type OperationPages = InfiniteData<{ operations: Operation[]; next: string | null }, string | null>;

/** Puts an operation into the list, as the newest where it is not there. */
export function putOperation(client: QueryClient, next: Operation): void {
  void client.invalidateQueries({ queryKey: keys.runs(next.environment, next.resourceId) });
  void client.invalidateQueries({ queryKey: keys.snapshots(next.environment, next.resourceId) });
  client.setQueryData<OperationPages>(keys.operations(next.environment), (known) => {
    const [first, ...rest] = known?.pages ?? [];
    if (!known || !first) return known;
    const isThere = known.pages.some((page) => page.operations.some(({ id }) => id === next.id));
    if (!isThere) {
      const newest = { ...first, operations: [next, ...first.operations] };
      return { ...known, pages: [newest, ...rest] };
    }
    return {
      ...known,
      pages: known.pages.map((page) => ({
        ...page,
        operations: page.operations.map((one) => (one.id === next.id ? newerOf(one, next) : one)),
      })),
    };
  });
}

/** What has ended does not begin again: an answer may come after the event of the end. */
function newerOf(known: Operation, next: Operation): Operation {
  return known.finishedAt !== null && next.finishedAt === null ? known : next;
}

type ActivityPages = InfiniteData<{ entries: ActivityEntry[]; next: number | null }, number | null>;

const parkingKinds: ReadonlySet<ActivityEntry['kind']> = new Set([
  'environment-parked',
  'environment-woken',
  'parking-schedule-changed',
  'parking-schedule-waits',
]);

function prependActivity(client: QueryClient, next: ActivityEntry): void {
  if (parkingKinds.has(next.kind)) {
    void client.invalidateQueries({ queryKey: keys.parking(next.environment) });
  }
  if (next.kind.startsWith('lifetime-')) {
    void client.invalidateQueries({ queryKey: keys.lifetime(next.environment) });
  }
  if (next.resourceId !== null) {
    void client.invalidateQueries({
      queryKey: keys.activity(next.environment),
      predicate: ({ queryKey }) => queryKey.includes('resource'),
    });
  }
  client.setQueryData<ActivityPages>(keys.activity(next.environment), (known) => {
    const [first, ...rest] = known?.pages ?? [];
    if (!known || !first) return known;
    if (first.entries.some(({ sequence }) => sequence === next.sequence)) return known;
    return { ...known, pages: [{ ...first, entries: [next, ...first.entries] }, ...rest] };
  });
}
