import { stackName } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment, GraphSnapshot, Tx } from '#lib/db/client.ts';
import { packJson } from '#lib/db/packed-json.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { recordStacks, type StoredStack, toStoredStack } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson, publish } from '#lib/live/publish.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { hasDrifted } from '#lib/resources/has-drifted.ts';
import { keepTasks } from '#lib/tasks/keep-tasks.ts';
import { compareGraphs, type ResourceChange } from './compare-graphs.ts';
import { describeResourceChange } from './describe-resource-change.ts';
import { discoverEnvironment } from './discover-environment.ts';
import { emptyGraph, graphDelta, readGraph } from './graph-document.ts';

export type DiscoveryContext = Pick<Context, 'db' | 'aws' | 'clock' | 'log' | 'signals'>;

/**
 * Discovers what exists of an environment now, keeps it as the present and, where more is different
 * than what moves by itself, as a moment of its history, and tells whoever watches what changed.
 * Throws `environment-not-found`.
 */
export async function refreshEnvironment(
  ctx: DiscoveryContext,
  { name }: { readonly name: string },
): Promise<EnvironmentGraph> {
  const environment = await requireEnvironment(ctx.db, name);
  const aws = ctx.aws(environment);
  const snapshot = await ctx.db.graphSnapshot.findUnique({
    where: { environmentId: environment.id },
  });
  const before = snapshot ? readGraph(snapshot) : emptyGraph;
  const stacks = await readStacksNow(ctx, environment);
  const graph = await discoverEnvironment(
    { aws, clock: ctx.clock },
    {
      environment: name,
      accountId: environment.accountId,
      // What has no stack has no resources to be asked for.
      layers: layers
        .filter(({ id }) => stacks[id] !== null)
        .map(({ id }) => ({ id, stackName: stackName(name, id) })),
      ...(snapshot ? { previous: before } : {}),
    },
  );
  const seen = await keepNewest(ctx, { environment, snapshot, before, graph, stacks });
  await keepTasks(ctx, { environment, graph });
  return seen;
}

/**
 * Keeps what was seen, also where another look was faster: the one that began later counts, compared with
 * what the other has stored.
 */
async function keepNewest(ctx: DiscoveryContext, finding: Finding): Promise<EnvironmentGraph> {
  const { environment, graph } = finding;
  const kept = await keep(ctx, finding);
  if (kept) return kept;
  const snapshot = await ctx.db.graphSnapshot.findUnique({
    where: { environmentId: environment.id },
  });
  if (!snapshot) return emptyGraph;
  const before = readGraph(snapshot);
  if (snapshot.at >= new Date(graph.at)) return before;
  return keepNewest(ctx, { ...finding, snapshot, before });
}

interface Finding {
  readonly environment: Environment;
  readonly snapshot: GraphSnapshot | null;
  readonly before: EnvironmentGraph;
  readonly graph: ResourceGraph;
  readonly stacks: Readonly<Record<string, StoredStack | null>>;
}

/** Undefined where another look has stored something since this one began. */
async function keep(
  ctx: DiscoveryContext,
  finding: Finding,
): Promise<EnvironmentGraph | undefined> {
  const { environment, snapshot, before, graph, stacks } = finding;
  const delta = graphDelta(before, graph);
  const changes = delta ? compareGraphs(before, graph) : [];
  const isMoment = !snapshot || changes.length > 0 || (delta?.relations ?? null) !== null;
  const packed = delta && isMoment ? await packJson(graph) : undefined;
  const after = await ctx.db.$transaction(async (tx) => {
    const stacksChanged = await recordStacks(tx, environment.id, stacks, environment.stacks);
    if (!delta) {
      const confirmed = await confirm(tx, finding);
      if (stacksChanged) await publishEnvironment(tx, environment.id);
      return {
        graph: confirmed ? { ...before, at: graph.at } : undefined,
        changed: stacksChanged,
      };
    }
    const revision = await store(tx, finding, delta.revision);
    if (revision === undefined) {
      return { graph: undefined, changed: stacksChanged };
    }
    if (packed) await recordMoment(tx, finding, revision, packed);
    await publish(tx, [
      { environmentName: environment.name, event: { kind: 'graph', data: delta } },
    ]);
    await recordOutsideChanges(tx, finding, changes);
    await publishEnvironment(tx, environment.id);
    return { graph: { ...graph, revision }, changed: true };
  });
  if (after.changed) ctx.signals.liveEventsWritten();
  return after.graph;
}

/** Writes the snapshot unless another process has written one since this one looked. */
async function store(tx: Tx, finding: Finding, revision: number): Promise<number | undefined> {
  const { environment, snapshot, graph } = finding;
  const data = {
    revision,
    graph: asJson(graph),
    resourceCount: graph.nodes.length,
    driftedCount: graph.nodes.filter(hasDrifted).length,
    at: new Date(graph.at),
  };
  if (snapshot) {
    const { count } = await tx.graphSnapshot.updateMany({
      where: { environmentId: environment.id, revision: snapshot.revision },
      data,
    });
    return count === 0 ? undefined : revision;
  }
  const { count } = await tx.graphSnapshot.createMany({
    data: [{ environmentId: environment.id, ...data }],
    skipDuplicates: true,
  });
  return count === 0 ? undefined : revision;
}

async function recordMoment(
  tx: Tx,
  { environment, graph }: Finding,
  revision: number,
  packed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await tx.graphMoment.create({
    data: {
      environmentId: environment.id,
      revision,
      at: new Date(graph.at),
      resourceCount: graph.nodes.length,
      graph: packed,
    },
  });
}

/**
 * Nothing has changed since the last look: the snapshot holds for this one too. False where another
 * look has found more in the meantime.
 */
async function confirm(tx: Tx, { environment, snapshot, graph }: Finding): Promise<boolean> {
  if (!snapshot) return true;
  const { count } = await tx.graphSnapshot.updateMany({
    where: { environmentId: environment.id, revision: snapshot.revision },
    data: { at: new Date(graph.at) },
  });
  return count > 0;
}

/** What changed while no deployment was under way was done by someone else, and is news. */
async function recordOutsideChanges(
  tx: Tx,
  { environment, snapshot, graph }: Finding,
  changes: readonly ResourceChange[],
): Promise<void> {
  if (!snapshot) return;
  const ours = await tx.deployment.count({
    where: {
      environmentId: environment.id,
      OR: [{ status: 'applying' }, { startedAt: { not: null }, finishedAt: { gte: snapshot.at } }],
    },
  });
  if (ours > 0) return;
  await recordActivity(
    tx,
    changes.flatMap((change) =>
      describeResourceChange(environment.name, new Date(graph.at), change),
    ),
  );
}

/** A stack that could not be asked about keeps what was last seen of it. */
async function readStacksNow(
  ctx: DiscoveryContext,
  environment: Environment,
): Promise<Record<string, StoredStack | null>> {
  const aws = ctx.aws(environment);
  const answers = await Promise.all(
    layers.map(async ({ id }) => {
      try {
        const stack = await describeStack(aws, stackName(environment.name, id));
        return [[id, toStoredStack(stack)] as const];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        ctx.log.warn({ environment: environment.name, layer: id, err: error }, 'stack not read');
        return [];
      }
    }),
  );
  return Object.fromEntries(answers.flat());
}
