import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { ActivityEntry } from '#lib/api/activity.ts';
import type { EnvironmentGraph, GraphDelta } from '#lib/api/architecture.ts';
import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import type { EnvironmentDetail, EnvironmentSummary } from '#lib/api/environments.ts';
import type { Operation } from '#lib/api/operations.ts';
import type { LiveEvent } from '#lib/api/stream.ts';
import type { DeploymentFilter } from './deployments.ts';
import { extendHistory } from './history.ts';
import { keys } from './keys.ts';
import { afterAnswer, readAgain, writeLive } from './live-writes.ts';

/** Writes a live event into the cache, so that whatever shows it is current without a request. */
export function applyLiveEvent(client: QueryClient, event: LiveEvent): void {
  switch (event.kind) {
    case 'hello':
      readAgain(client);
      return;
    case 'environment':
      putEnvironment(client, event.data);
      return;
    case 'environment-removed':
      client.removeQueries({ queryKey: keys.environment(event.data.name) });
      readAgain(client, { queryKey: keys.environments });
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
    case 'terraform':
      readAgain(client, { queryKey: keys.terraformSettings(event.data.name) });
      readAgain(client, { queryKey: keys.terraformWorkspace(event.data.name) });
      return;
    case 'github':
      readAgain(client, { queryKey: keys.gitHub(event.data.name) });
      return;
    case 'notifications':
      readAgain(client, { queryKey: keys.channels(event.data.name) });
      return;
    case 'rights':
      readAgain(client, { queryKey: keys.session });
      return;
  }
}

/** Puts a deployment into every list that shows it, unless a newer revision is there. */
export function putDeployment(client: QueryClient, next: Deployment): void {
  const newer = (known: Deployment | undefined) =>
    known && known.revision > next.revision ? known : next;
  writeLive<Deployment>(client, keys.deployment(next.id), newer);
  writeLive<{ deployments: Deployment[]; next: string | null }>(
    client,
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
  putIntoHistories(client, next, newer);
}

type DeploymentPages = InfiniteData<
  { deployments: Deployment[]; next: string | null },
  string | null
>;

/** Whether a search finds what is new, the server knows. */
function putIntoHistories(
  client: QueryClient,
  next: Deployment,
  newer: (known: Deployment) => Deployment,
): void {
  const histories = keys.deploymentHistories(next.environment);
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: histories })) {
    const shown = client.getQueryData<DeploymentPages>(queryKey)?.pages ?? [];
    if (!shown.some(({ deployments }) => deployments.some(({ id }) => id === next.id))) {
      if (mayFind(queryKey, next)) readAgain(client, { queryKey, exact: true });
      continue;
    }
    writeLive<DeploymentPages>(
      client,
      queryKey,
      (known) =>
        known && {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            deployments: page.deployments.map((one) => (one.id === next.id ? newer(one) : one)),
          })),
        },
    );
  }
}

/** Texts and times are the server's to compare. Ids grow with time: what looks for earlier ones finds no later one. */
function mayFind(queryKey: QueryKey, next: Deployment): boolean {
  const filter = (queryKey.at(-1) ?? {}) as DeploymentFilter;
  const { before, layer, status, kind, requestedBy } = filter;
  return (
    (before === undefined || next.id < before) &&
    (status === undefined || status === next.status) &&
    (kind === undefined || kind === next.kind) &&
    (requestedBy === undefined || requestedBy === next.requestedBy) &&
    (layer === undefined || next.layers.some((run) => run.layer === layer))
  );
}

/** Brings the graph up to date by a delta; where that is not possible, reads it again. */
export function receiveGraph(client: QueryClient, name: string, delta: GraphDelta): void {
  const apply = () => {
    if (!applyGraphDelta(client, name, delta)) readAgain(client, { queryKey: keys.graph(name) });
  };
  apply();
  afterAnswer(client, keys.graph(name), apply);
  extendHistory(client, name);
  readAgain(client, { queryKey: keys.cost(name), exact: true });
}

/**
 * Applies a graph delta. Returns false where the cached graph is not the one it builds on, and has to
 * be read again.
 */
export function applyGraphDelta(client: QueryClient, name: string, delta: GraphDelta): boolean {
  const graph = client.getQueryData<EnvironmentGraph>(keys.graph(name));
  if (!graph || delta.revision <= graph.revision) return true;
  if (delta.revision !== graph.revision + 1) return false;
  for (const { id } of delta.nodes) {
    readAgain(client, { queryKey: keys.runs(name, id) });
  }
  client.setQueryData<EnvironmentGraph>(keys.graph(name), {
    revision: delta.revision,
    at: delta.at,
    nodes: nodesAfter(graph.nodes, delta),
    relations: delta.relations ?? graph.relations,
    sources: delta.sources,
  });
  return true;
}

/** What changed stays where it was, what is new comes last. */
function nodesAfter(
  nodes: EnvironmentGraph['nodes'],
  { nodes: told, removed }: GraphDelta,
): EnvironmentGraph['nodes'] {
  const gone = new Set(removed);
  const left = new Map(told.map((node) => [node.id, node]));
  const known = nodes.flatMap((node) => {
    const changed = left.get(node.id);
    left.delete(node.id);
    return changed ?? (gone.has(node.id) ? [] : node);
  });
  return [...known, ...left.values()];
}

function putEnvironment(client: QueryClient, next: EnvironmentSummary): void {
  writeLive<EnvironmentDetail>(
    client,
    keys.environment(next.name),
    (known) => known && { ...known, ...next },
  );
  writeLive<{ environments: EnvironmentSummary[] }>(client, keys.environments, (list) => {
    if (!list) return list;
    const others = list.environments.filter(({ name }) => name !== next.name);
    return { environments: [...others, next].sort((a, b) => a.name.localeCompare(b.name)) };
  });
}

function appendStackEvent(client: QueryClient, next: StackEvent): void {
  writeLive<{ events: StackEvent[] }>(client, keys.stackEvents(next.deploymentId), (known) =>
    known && !known.events.some(({ sequence }) => sequence === next.sequence)
      ? { events: [...known.events, next].sort((a, b) => a.sequence - b.sequence) }
      : known,
  );
}

type OperationPages = InfiniteData<{ operations: Operation[]; next: string | null }, string | null>;

/** Puts an operation into the list, as the newest where it is not there. */
export function putOperation(client: QueryClient, next: Operation): void {
  readAgain(client, { queryKey: keys.runs(next.environment, next.resourceId) });
  readAgain(client, { queryKey: keys.snapshots(next.environment, next.resourceId) });
  writeLive<OperationPages>(client, keys.operations(next.environment), (known) => {
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
    readAgain(client, { queryKey: keys.parking(next.environment) });
  }
  if (next.kind.startsWith('cost-') || parkingKinds.has(next.kind)) {
    readAgain(client, { queryKey: keys.cost(next.environment) });
  }
  if (next.kind.startsWith('lifetime-')) {
    readAgain(client, { queryKey: keys.lifetime(next.environment) });
  }
  if (next.resourceId !== null) {
    readAgain(client, {
      queryKey: keys.activity(next.environment),
      predicate: ({ queryKey }) => queryKey.includes('resource'),
    });
  }
  writeLive<ActivityPages>(client, keys.activity(next.environment), (known) => {
    const [first, ...rest] = known?.pages ?? [];
    if (!known || !first) return known;
    if (first.entries.some(({ sequence }) => sequence === next.sequence)) return known;
    return { ...known, pages: [{ ...first, entries: [next, ...first.entries] }, ...rest] };
  });
}
