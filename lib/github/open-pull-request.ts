import { recordActivity } from '#lib/activity/record-activity.ts';
import { assetBucketName } from '#lib/aws/s3/asset-bucket.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { planMarkdown } from '#lib/deployments/plan-markdown.ts';
import { getDeployment } from '#lib/deployments/read-deployments.ts';
import { readArchived } from '#lib/environments/archive/to-archived.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { getHandbook, listHandbookEditions } from '#lib/handbook/handbook-editions.ts';
import { handbookFiles } from '#lib/handbook/handbook-files.ts';
import { makeHandbook } from '#lib/handbook/make-handbook.ts';
import { commitFiles, headOf, moveBranch, proposePullRequest } from './github-api.ts';
import { requireRepository } from './github-settings.ts';
import { publishGitHub } from './publish-github.ts';
import { repositoryFiles } from './repository-files.ts';

/**
 * Pushes an environment's files as a branch of its own, made anew from the branch that it follows, and opens
 * or renews the pull request to that one. Throws `not-connected`, `nothing-to-push`, `deployment-not-found`
 * and what GitHub refuses.
 */
export async function openPullRequest(
  ctx: Context,
  { name, deploymentId }: { readonly name: string; readonly deploymentId?: string | undefined },
): Promise<{ number: number; url: string; branch: string; commit: string }> {
  const { environment, settings, repository } = await requireRepository(ctx, name);
  const body = await textOf(ctx, environment, deploymentId);
  const parent = await headOf(repository, settings.branch);
  if (parent === undefined) {
    const what = `The repository ${settings.repository} has no branch ${settings.branch}, or the token may not see it.`;
    throw new AppError('service-refused', what);
  }
  const title = `Environment ${name}`;
  const commit = await commitFiles(repository, {
    parent,
    message: `${title}: templates and variables\n\nAsked for by ${ctx.actor.name} in Strata.`,
    files: repositoryFiles({
      ...(await readArchived(ctx.db, environment)),
      folder: settings.folder,
      handbook: await handbookOf(ctx, name),
      assetBucket: assetBucketName(environment.accountId, environment.region),
      outputs: Object.fromEntries(
        Object.entries(readStacks(environment.stacks)).map(([id, { outputs }]) => [id, outputs]),
      ),
    }),
  });
  if (commit === undefined) {
    throw new AppError('nothing-to-push', `The branch ${settings.branch} has everything already.`);
  }
  const branch = `strata/${name}`;
  await moveBranch(repository, { branch, commit });
  const request = await proposePullRequest(repository, {
    from: branch,
    to: settings.branch,
    title,
    body,
  });
  await remember(ctx, environment, request);
  return { ...request, branch, commit };
}

/** The newest edition; where nobody has made one, the first is made. */
async function handbookOf(ctx: Context, name: string): Promise<Record<string, string>> {
  const { editions } = await listHandbookEditions(ctx, { name });
  const [newest] = editions;
  const { pages } = newest
    ? await getHandbook(ctx, { name, edition: newest.id })
    : await makeHandbook(ctx, { name });
  return handbookFiles(pages, name);
}

/** The plan as Markdown. One of another environment is not found. */
async function textOf(
  ctx: Context,
  { id, name }: Environment,
  wanted: string | undefined,
): Promise<string> {
  const newest = await ctx.db.deployment.findFirst({
    where: { environmentId: id, ...(wanted ? { id: wanted } : { status: 'planned' }) },
    orderBy: { requestedAt: 'desc' },
    select: { id: true },
  });
  if (newest) return planMarkdown(await getDeployment(ctx, newest));
  if (wanted === undefined)
    return `There is no plan of the environment \`${name}\` at the moment.\n`;
  throw new AppError('deployment-not-found', `${name} has no deployment ${wanted}.`);
}

async function remember(
  ctx: Context,
  { id, name }: Environment,
  { number, url }: { readonly number: number; readonly url: string },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.$transaction(async (tx) => {
    await tx.gitHubSettings.update({
      where: { environmentId: id },
      data: { pullRequestNumber: number, pullRequestUrl: url, pullRequestAt: at },
    });
    await recordActivity(tx, [
      {
        environment: name,
        at,
        actor: ctx.actor.name,
        kind: 'github-pull-request',
        severity: 'info',
        summary: `Pull request #${number} has the environment's templates and variables`,
      },
    ]);
    await publishGitHub(tx, name);
  });
  ctx.signals.liveEventsWritten();
}
