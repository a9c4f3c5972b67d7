import { type NewActivity, recordActivity } from '#lib/activity/record-activity.ts';
import { mayWorkLater, recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import type { GitHubSettings, Prisma } from '#lib/db/client.ts';
import { requireNoDeployment } from '#lib/deployments/active-deployment.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { importConfiguration } from '#lib/variables/import-configuration.ts';
import { headOf, readFile } from './github-api.ts';
import { requireRepository } from './github-settings.ts';
import { publishGitHub } from './publish-github.ts';
import { inFolder, variablesFile } from './repository-files.ts';

/** What an instance holds while it plans; it is known by its end. */
interface Turn {
  readonly row: GitHubSettings;
  readonly until: Date;
}

type Told = Pick<NewActivity, 'severity' | 'summary' | 'deploymentId'>;

/** Longer than GitHub can take to answer; after that whoever planned is thought dead. */
const leaseMs = 300_000;
const retryMs = 30_000;

/**
 * Saves and plans what followed branches have now, where pushes were told, one instance at a time for each
 * environment. What cannot be planned yet, during a deployment or without an answer of GitHub, says why and is
 * tried again at a later call.
 */
export async function planPushes(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const rows = await ctx.db.gitHubSettings.findMany({
    where: { pendingPushes: { gt: 0 }, OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
    include: { environment: { select: { name: true } } },
  });
  await Promise.all(
    rows.map(async (row) => {
      const turn = await take(ctx, row);
      if (turn) await planPushed(ctx, row.environment.name, turn);
    }),
  );
}

/** The turn to plan, with what there is to plan; nothing where another instance has it. */
async function take(
  { db, clock }: Context,
  { environmentId, notBefore }: GitHubSettings,
): Promise<Turn | undefined> {
  const until = new Date(clock.now().getTime() + leaseMs);
  const { count } = await db.gitHubSettings.updateMany({
    where: { environmentId, notBefore, pendingPushes: { gt: 0 } },
    data: { notBefore: until },
  });
  const row = count === 1 && (await db.gitHubSettings.findUnique({ where: { environmentId } }));
  return row ? { row, until } : undefined;
}

async function planPushed(ctx: Context, name: string, turn: Turn): Promise<void> {
  const { branch, folder, plannedCommit, pendingPushes, waitingReason } = turn.row;
  const done = {
    pendingPushes: { decrement: pendingPushes },
    notBefore: null,
    waitingReason: null,
  };
  let what = `What was pushed to ${branch}`;
  try {
    const { environment, repository } = await requireRepository(ctx, name);
    const commit = await headOf(repository, branch);
    if (commit === undefined || commit === plannedCommit) {
      return await settle(ctx, name, turn, done);
    }
    what = `Commit ${commit.slice(0, 7)} on ${branch}`;
    await requireNoDeployment(ctx.db, environment.id);
    const path = inFolder(folder, variablesFile(name));
    const content = await readFile(repository, { path, commit });
    if (!(await holds(ctx, turn))) return;
    const asked = { action: 'planPush', environment: name, target: name, input: { commit } };
    const { changed, deploymentId } = await recorded(ctx, asked, () =>
      planContent(ctx, name, content),
    );
    const but = changed > 0 ? `; variables of ${path} that it changes: ${changed}` : '';
    const told = { ...entry('info', `${what} is planned${but}`), deploymentId };
    await settle(ctx, name, turn, { ...done, plannedCommit: commit }, told);
  } catch (error) {
    const why = reasonOf(error);
    if (isFinal(error)) {
      return settle(ctx, name, turn, done, entry('error', `${what} was not planned: ${why}`));
    }
    ctx.log.warn({ err: error, environment: name }, 'push not planned yet');
    const notBefore = new Date(ctx.clock.now().getTime() + retryMs);
    const told = why === waitingReason ? undefined : entry('warning', `${what} waits: ${why}`);
    await settle(ctx, name, turn, { notBefore, waitingReason: why }, told);
  }
}

/** Whether the turn is not over and the settings are as they were when it began. */
async function holds({ db }: Context, { row: { environmentId }, until }: Turn): Promise<boolean> {
  return (await db.gitHubSettings.count({ where: { environmentId, notBefore: until } })) === 1;
}

/** Saves and plans what a file changes; without one, or a change of it, the environment as it is set. */
async function planContent(
  ctx: Context,
  name: string,
  content: string | undefined,
): Promise<{ changed: number; deploymentId: string }> {
  const imported =
    content === undefined
      ? undefined
      : await importConfiguration(ctx, { name, content, refusesSecrets: true });
  return {
    changed: imported?.changes.length ?? 0,
    deploymentId: imported?.deploymentId ?? (await planDeployment(ctx, { name, apply: false })).id,
  };
}

/** Ends the turn, unless it was over before: what was planned meanwhile is somebody else's to tell. */
async function settle(
  ctx: Context,
  name: string,
  { row: { environmentId }, until }: Turn,
  data: Prisma.GitHubSettingsUpdateManyMutationInput,
  told?: Told,
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.$transaction(async (tx) => {
    const where = { environmentId, notBefore: until };
    const { count } = await tx.gitHubSettings.updateMany({ where, data });
    if (count === 0) return;
    if (told) {
      const { name: actor } = ctx.actor;
      await recordActivity(tx, [{ environment: name, at, actor, kind: 'github-push', ...told }]);
    }
    await publishGitHub(tx, name);
  });
  ctx.signals.liveEventsWritten();
}

/** Whether it would be refused again as long as nobody changes something. */
function isFinal(error: unknown): boolean {
  const isBusy = error instanceof AppError && error.code === 'deployment-active';
  return !isBusy && !mayWorkLater(error);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) return 'Something went wrong inside Strata; its log has more.';
  return error.fields.map(({ message }) => message).join('; ') || error.message;
}

function entry(severity: Told['severity'], summary: string): Told {
  return { severity, summary: summary.slice(0, 1_000) };
}
