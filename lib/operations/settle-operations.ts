import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Context } from '#lib/context/context.ts';
import type { Operation as OperationRow, Tx } from '#lib/db/client.ts';
import type { ActionOutcome, LookUp } from '#lib/resources/action.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { seenAt } from '#lib/resources/seen-at.ts';
import { keptTasks } from '#lib/tasks/kept-tasks.ts';
import { findAction } from './find-action.ts';
import { publishOperations } from './operation-document.ts';
import { operationNews } from './operation-news.ts';

/** A run of Glue takes two days at most. */
const mostRunMs = 49 * 3_600_000;
/** Everything else of which AWS tells by the state of a resource only. */
const mostMs = 3 * 3_600_000;
/** Between the request and AWS's answer; a process that ended in between leaves it open. */
const mostUnansweredMs = 120_000;

type SettleContext = Pick<Context, 'db' | 'clock' | 'signals'>;

interface Seen {
  readonly name: string;
  readonly graph: Pick<ResourceGraph, 'at' | 'nodes' | 'sources'>;
}

/**
 * Sees what has become of the operations of an environment, by a graph whose discovery began after AWS had
 * accepted them, and tells whoever watches. Resolves to how many are under way still.
 */
export async function settleOperations(ctx: SettleContext, { name, graph }: Seen): Promise<number> {
  const open = await ctx.db.operation.findMany({
    where: { environment: { name }, status: { in: ['requested', 'running'] } },
  });
  if (open.length === 0) return 0;
  const now = ctx.clock.now();
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const tasks = await keptTasks(
    ctx.db,
    name,
    open.flatMap(({ reference }) => reference?.split(' ') ?? []),
  );
  const lookUp: LookUp = (id) => tasks.get(id) ?? nodes.get(id)?.properties;
  const ended = await ctx.db.$transaction(async (tx) => {
    const rows: OperationRow[] = [];
    for (const row of open) {
      const node = nodes.get(row.resourceId);
      const outcome = outcomeOf(row, node, {
        seenAt: new Date(seenAt(graph, node)),
        now,
        lookUp,
      });
      const overtaken = outcome.state === 'running' && (await isOvertaken(tx, row));
      if (overtaken) rows.push(...(await end(tx, row, overtakenOutcome, now)));
      else if (outcome.state === 'running') await noteMoving(tx, row, node);
      else rows.push(...(await end(tx, row, outcome, now)));
    }
    await publishOperations(tx, name, rows);
    await recordActivity(
      tx,
      rows.map((row) => operationNews(name, row, now)),
    );
    return rows;
  });
  if (ended.length > 0) ctx.signals.liveEventsWritten();
  return open.length - ended.length;
}

/** Names of the environments in which something is under way, as after a restart. */
export async function environmentsWithOperations({
  db,
}: Pick<Context, 'db'>): Promise<readonly string[]> {
  const found = await db.environment.findMany({
    where: { operations: { some: { status: { in: ['requested', 'running'] } } } },
    select: { name: true },
  });
  return found.map(({ name }) => name);
}

function outcomeOf(
  row: OperationRow,
  node: ResourceNode | undefined,
  { seenAt, now, lookUp }: { readonly seenAt: Date; readonly now: Date; readonly lookUp: LookUp },
): ActionOutcome {
  const { requestedAt, acceptedAt, reference, input } = row;
  const age = now.getTime() - requestedAt.getTime();
  if (!acceptedAt) {
    return age < mostUnansweredMs
      ? { state: 'running' }
      : { state: 'unknown', reason: 'Strata ended before AWS had answered.' };
  }
  if (seenAt < acceptedAt) return { state: 'running' };
  const action = findAction(row.resourceType, row.action);
  if (!action) return { state: 'unknown', reason: 'This version of Strata does not know it.' };
  const seenMoving = row.seenMoving || node?.status === 'changing';
  const started = { reference: reference ?? undefined, seenMoving, input };
  const outcome = action.outcome(node, started, lookUp);
  if (outcome.state !== 'running' || age < (reference === null ? mostMs : mostRunMs))
    return outcome;
  return { state: 'unknown', reason: 'It was not seen to end in the time that it may take.' };
}

const overtakenOutcome = {
  state: 'unknown',
  reason: 'Something else was asked of the resource before its end was seen.',
} as const;

/** What is known by the state of its resource only cannot be seen any more after the next operation on it. */
async function isOvertaken(tx: Tx, row: OperationRow): Promise<boolean> {
  if (row.reference !== null || !row.acceptedAt) return false;
  const next = await tx.operation.findFirst({
    where: {
      environmentId: row.environmentId,
      resourceId: row.resourceId,
      acceptedAt: { gt: row.acceptedAt },
    },
    select: { id: true },
  });
  return next !== null;
}

/** An operation that another process has ended meanwhile is left as it is. */
async function end(
  tx: Tx,
  { id, status }: OperationRow,
  outcome: Exclude<ActionOutcome, { readonly state: 'running' }>,
  now: Date,
): Promise<OperationRow[]> {
  const reason = outcome.reason ?? null;
  return tx.operation.updateManyAndReturn({
    where: { id, status },
    data: { status: outcome.state, reason, finishedAt: now },
  });
}

async function noteMoving(tx: Tx, row: OperationRow, node: ResourceNode | undefined) {
  if (row.seenMoving || node?.status !== 'changing') return;
  await tx.operation.update({ where: { id: row.id }, data: { seenMoving: true } });
}
