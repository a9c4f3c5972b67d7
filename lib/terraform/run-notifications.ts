import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { ActivityEntry } from '#lib/api/activity.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { hookUrl } from '#lib/services/hook-url.ts';
import { readJson } from '#lib/services/read-json.ts';
import { publishTerraform } from './publish-terraform.ts';
import { settingsOf } from './terraform-settings.ts';
import { terraformChanged } from './workspace-memory.ts';

const text = z.string().max(1_000);

/** Source: HCP Terraform, "Notification Configurations API", run notification payload. */
const payload = z.object({
  run_id: text.nullish(),
  workspace_name: text.nullish(),
  organization_name: text.nullish(),
  notifications: z
    .array(z.object({ message: text, trigger: text, run_status: text.nullish() }))
    .max(20),
});

type RunNotification = z.output<typeof payload>;

/**
 * Makes the token by which HCP Terraform signs notifications of the environment's runs; it is told once.
 * What was signed by an earlier one is not taken any more.
 */
export async function receiveTerraformNotifications(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<{ url: string; token: string }> {
  const environment = await requireEnvironment(ctx.db, name);
  const { organization, workspace } = await settingsOf(ctx.db, environment);
  const where = { environmentId: environment.id };
  const token = randomBytes(32).toString('base64url');
  const data = {
    notificationToken: ctx.sealing.seal(token, tokenPurpose(environment.id)),
    notifiedAt: null,
    changedBy: ctx.actor.name,
    changedAt: ctx.clock.now(),
  };
  await ctx.db.$transaction(async (tx) => {
    await tx.terraformSettings.upsert({
      where,
      create: { ...where, organization, workspace, ...data },
      update: data,
    });
    await publishTerraform(tx, name);
  });
  terraformChanged(ctx, name);
  return { url: hookUrl(ctx.identity, 'terraform', name), token };
}

/** What notifications for an environment are signed with; undefined where it takes none. */
export async function notificationTokenOf(
  { db, sealing }: Pick<Context, 'db' | 'sealing'>,
  name: string,
): Promise<string | undefined> {
  const environment = await db.environment.findUnique({
    where: { name },
    include: { terraform: true },
  });
  const sealed = environment?.terraform?.notificationToken;
  return environment && sealed ? sealing.open(sealed, tokenPurpose(environment.id)) : undefined;
}

/** What a notification says. Throws `invalid-input` for what is no notification of runs. */
export function readRunNotification(text: string): RunNotification {
  const read = readJson(payload, text);
  if (read) return read;
  throw new AppError('invalid-input', 'This is no notification of runs.');
}

/** Tells what a notification says of the environment's own workspace, and whoever watches to look again. */
export async function recordRunNotification(
  ctx: Context,
  { name, payload: told }: { readonly name: string; readonly payload: RunNotification },
): Promise<void> {
  const { run_id: run, notifications } = told;
  const { id: environmentId } = await requireEnvironment(ctx.db, name);
  const at = ctx.clock.now();
  await ctx.db.$transaction(async (tx) => {
    const { organization, workspace } = await tx.terraformSettings.update({
      where: { environmentId },
      data: { notifiedAt: at },
    });
    const isOwn = told.organization_name === organization && told.workspace_name === workspace;
    const entries = run && isOwn ? notifications : [];
    await recordActivity(
      tx,
      entries.map(({ message, trigger, run_status: status }) => ({
        environment: name,
        at,
        actor: ctx.actor.name,
        kind: 'terraform-run' as const,
        severity: severities[trigger] ?? 'info',
        summary: `Run ${run}: ${message}${status ? ` (${status})` : ''}`,
      })),
    );
    await publishTerraform(tx, name);
  });
  terraformChanged(ctx, name);
}

const severities: Readonly<Record<string, ActivityEntry['severity']>> = {
  'run:needs_attention': 'warning',
  'run:completed': 'success',
  'run:errored': 'error',
};

function tokenPurpose(environmentId: string): string {
  return `terraform-notifications ${environmentId}`;
}
