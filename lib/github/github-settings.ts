import { randomBytes } from 'node:crypto';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { GitHubSettings } from '#lib/api/github.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Environment, GitHubSettings as SettingsRow } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { hookUrl } from '#lib/services/hook-url.ts';
import { openToken, tokenChange, tokenWords } from '#lib/services/service-token.ts';
import { type Repository, repositoryOf } from './github-api.ts';
import { publishGitHub } from './publish-github.ts';

/** The repository that an environment has. Throws `environment-not-found`. */
export async function getGitHubSettings(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<GitHubSettings> {
  const { id } = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.gitHubSettings.findUnique({ where: { environmentId: id } });
  return toDocument(ctx, name, row);
}

/**
 * Says which repository an environment has. A token that is left out stays; null forgets it. What was known
 * of another repository or branch is forgotten.
 */
export async function setGitHubSettings(
  ctx: Context,
  input: {
    readonly name: string;
    readonly repository: string;
    readonly branch: string;
    readonly folder: string;
    readonly token?: string | null | undefined;
  },
): Promise<GitHubSettings> {
  const { name, token, ...place } = input;
  const { id } = await requireEnvironment(ctx.db, name);
  const where = { environmentId: id };
  const now = ctx.clock.now();
  const row = await ctx.db.$transaction(async (tx) => {
    const before = await tx.gitHubSettings.findUnique({ where });
    noteChange({ before: before && placeOf(before), after: place });
    const isOther = before?.repository !== place.repository || before.branch !== place.branch;
    const data = {
      ...place,
      changedBy: ctx.actor.name,
      changedAt: now,
      ...tokenChange(ctx, token, tokenPurpose(id)),
      ...(isOther && {
        plannedCommit: null,
        pendingPushes: 0,
        notBefore: null,
        waitingReason: null,
        pullRequestNumber: null,
        pullRequestUrl: null,
        pullRequestAt: null,
      }),
    };
    const written = await tx.gitHubSettings.upsert({
      where,
      create: { ...where, ...data },
      update: data,
    });
    await recordActivity(tx, [
      {
        environment: name,
        at: now,
        actor: ctx.actor.name,
        kind: 'environment-changed',
        severity: 'info',
        summary: `GitHub repository ${place.repository}, branch ${place.branch}${tokenWords(token)}`,
      },
    ]);
    await publishGitHub(tx, name);
    return written;
  });
  ctx.signals.liveEventsWritten();
  return toDocument(ctx, name, row);
}

/**
 * Makes the secret by which GitHub signs deliveries of the repository; it is told once. Throws
 * `not-connected` where no repository is set.
 */
export async function receiveGitHubPushes(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<{ url: string; secret: string }> {
  const { id } = await requireEnvironment(ctx.db, name);
  const secret = randomBytes(32).toString('base64url');
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.gitHubSettings.updateMany({
      where: { environmentId: id },
      data: { webhookSecret: ctx.sealing.seal(secret, webhookPurpose(id)), deliveredAt: null },
    });
    if (count === 0) throw notConnected(name, 'Set its repository first.');
    await publishGitHub(tx, name);
  });
  ctx.signals.liveEventsWritten();
  return { url: hookUrl(ctx.identity, 'github', name), secret };
}

export interface ConnectedRepository {
  readonly environment: Environment;
  readonly settings: SettingsRow;
  readonly repository: Repository;
}

/** The repository by the environment's own token. Throws `environment-not-found` and `not-connected`. */
export async function requireRepository(
  ctx: Pick<Context, 'db' | 'sealing' | 'services' | 'clock'>,
  name: string,
): Promise<ConnectedRepository> {
  const environment = await requireEnvironment(ctx.db, name);
  const { id } = environment;
  const settings = await ctx.db.gitHubSettings.findUnique({ where: { environmentId: id } });
  if (!settings?.token) throw notConnected(name, 'Set a repository and a token.');
  const token = openToken(ctx, {
    sealed: settings.token,
    purpose: tokenPurpose(id),
    refusal: (why) => notConnected(name, why),
  });
  const { gitHubApiUrl: apiUrl } = ctx.services;
  return {
    environment,
    settings,
    repository: repositoryOf({ apiUrl, repository: settings.repository, token, clock: ctx.clock }),
  };
}

/** What deliveries for an environment are signed with; undefined where it takes none. */
export async function webhookSecretOf(
  { db, sealing }: Pick<Context, 'db' | 'sealing'>,
  name: string,
): Promise<string | undefined> {
  const environment = await db.environment.findUnique({
    where: { name },
    include: { gitHub: true },
  });
  const sealed = environment?.gitHub?.webhookSecret;
  return environment && sealed ? sealing.open(sealed, webhookPurpose(environment.id)) : undefined;
}

function notConnected(name: string, why: string): AppError {
  return new AppError('not-connected', `${name} is not connected to GitHub. ${why}`);
}

function tokenPurpose(environmentId: string): string {
  return `github-token ${environmentId}`;
}

function webhookPurpose(environmentId: string): string {
  return `github-webhook ${environmentId}`;
}

function placeOf({ repository, branch, folder }: SettingsRow) {
  return { repository, branch, folder };
}

function toDocument(
  { identity }: Pick<Context, 'identity'>,
  name: string,
  row: SettingsRow | null,
): GitHubSettings {
  return {
    repository: row?.repository ?? null,
    branch: row?.branch ?? 'main',
    folder: row?.folder ?? `environments/${name}`,
    isConnected: Boolean(row?.token),
    webhookUrl: row?.webhookSecret ? hookUrl(identity, 'github', name) : null,
    deliveredAt: row?.deliveredAt?.toISOString() ?? null,
    plannedCommit: row?.plannedCommit ?? null,
    pullRequest:
      row?.pullRequestNumber && row.pullRequestUrl && row.pullRequestAt
        ? {
            number: row.pullRequestNumber,
            url: row.pullRequestUrl,
            at: row.pullRequestAt.toISOString(),
          }
        : null,
    changedBy: row?.changedBy ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
  };
}
