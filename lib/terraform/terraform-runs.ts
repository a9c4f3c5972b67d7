import { recordActivity } from '#lib/activity/record-activity.ts';
import type { RunAction, TerraformRun, TerraformWorkspace } from '#lib/api/terraform.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { publishTerraform } from './publish-terraform.ts';
import * as api from './terraform-api.ts';
import { requireTerraform } from './terraform-settings.ts';
import { terraformChanged, type WorkspaceNow, workspaceMemory } from './workspace-memory.ts';

interface OfEnvironment {
  readonly name: string;
}

/** Workspaces of the environment's organization. */
export async function listTerraformWorkspaces(
  ctx: Context,
  { name }: OfEnvironment,
): Promise<{ workspaces: TerraformWorkspace[] }> {
  const { terraform } = await requireTerraform(ctx, name);
  return { workspaces: await api.listWorkspaces(terraform) };
}

/** The environment's workspace, its newest runs and its state, as they are or were a few seconds ago. */
export async function getTerraformWorkspace(
  ctx: Context,
  { name }: OfEnvironment,
): Promise<WorkspaceNow> {
  const { terraform, workspace: own } = await requireTerraform(ctx, name);
  return workspaceMemory.of(ctx.db, name, ctx.clock.now(), async () => {
    const workspace = await api.findWorkspace(terraform, own);
    const [runs, state] = await Promise.all([
      api.listRuns(terraform, workspace),
      api.findState(terraform, workspace.id),
    ]);
    return { workspace, runs, state };
  });
}

/** Starts a run in the environment's workspace; nothing is applied before somebody says so. */
export async function startTerraformRun(
  ctx: Context,
  { name, ...run }: OfEnvironment & { readonly message: string; readonly planOnly: boolean },
): Promise<TerraformRun> {
  const { terraform, workspace: own } = await requireTerraform(ctx, name);
  const workspace = await api.findWorkspace(terraform, own);
  const started = await api.createRun(terraform, workspace, {
    ...run,
    message: `${run.message} (${ctx.actor.name} by Strata)`,
  });
  await tell(ctx, name, `Run ${started.id} started in the workspace ${workspace.name}`);
  return started;
}

const past: Readonly<Record<RunAction, string>> = {
  apply: 'applied',
  discard: 'discarded',
  cancel: 'canceled',
};

/**
 * Applies, discards or cancels a run of the environment's own workspace. Throws `run-not-found`, also for a
 * run of another workspace that the token could reach, and `service-refused` where its state forbids it.
 */
export async function actOnTerraformRun(
  ctx: Context,
  input: OfEnvironment & {
    readonly run: string;
    readonly action: RunAction;
    readonly comment?: string | undefined;
  },
): Promise<TerraformRun> {
  const { name, run, action, comment } = input;
  const { terraform, workspace: own } = await requireTerraform(ctx, name);
  const workspace = await api.findWorkspace(terraform, own);
  await requireRun(terraform, workspace, run);
  await api.actOnRun(terraform, run, { action, comment });
  await tell(ctx, name, `Run ${run} is to be ${past[action]} in the workspace ${workspace.name}`);
  return requireRun(terraform, workspace, run);
}

async function requireRun(
  terraform: api.Terraform,
  workspace: TerraformWorkspace,
  run: string,
): Promise<TerraformRun> {
  const found = await api.findRun(terraform, workspace, run);
  if (found) return found;
  throw new AppError('run-not-found', `The workspace ${workspace.name} has no run ${run}.`);
}

async function tell(ctx: Context, name: string, summary: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await recordActivity(tx, [
      {
        environment: name,
        at: ctx.clock.now(),
        actor: ctx.actor.name,
        kind: 'terraform-run',
        severity: 'info',
        summary,
      },
    ]);
    await publishTerraform(tx, name);
  });
  terraformChanged(ctx, name);
}
