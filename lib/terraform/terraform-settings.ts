import { recordActivity } from '#lib/activity/record-activity.ts';
import type { TerraformSettings } from '#lib/api/terraform.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Environment, TerraformSettings as SettingsRow, Tx } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { hookUrl } from '#lib/services/hook-url.ts';
import { openToken, tokenChange, tokenWords } from '#lib/services/service-token.ts';
import { publishTerraform } from './publish-terraform.ts';
import { type Terraform, terraformOf, workspaceUrl } from './terraform-api.ts';
import { terraformChanged } from './workspace-memory.ts';

/** The organization that the platform's documentation names; another one is a setting. */
const usualOrganization = 'summit-enterprise';

type Settings = Pick<SettingsRow, 'organization' | 'workspace'> & Partial<SettingsRow>;

/** The workspace of an environment, as it is set or as it usually is. */
export async function settingsOf(
  db: Pick<Tx, 'terraformSettings'>,
  { id, name }: Pick<Environment, 'id' | 'name'>,
): Promise<Settings> {
  const row = await db.terraformSettings.findUnique({ where: { environmentId: id } });
  return row ?? { organization: usualOrganization, workspace: name };
}

/** The workspace that an environment has. Throws `environment-not-found`. */
export async function getTerraformSettings(
  ctx: Context,
  input: { readonly name: string },
): Promise<TerraformSettings> {
  const environment = await requireEnvironment(ctx.db, input.name);
  return toDocument(ctx, input.name, await settingsOf(ctx.db, environment));
}

/** Says which workspace an environment has. A token that is left out stays; null forgets it. */
export async function setTerraformSettings(
  ctx: Context,
  input: {
    readonly name: string;
    readonly organization: string;
    readonly workspace: string;
    readonly token?: string | null | undefined;
  },
): Promise<TerraformSettings> {
  const { name, organization, workspace, token } = input;
  const environment = await requireEnvironment(ctx.db, name);
  const where = { environmentId: environment.id };
  const now = ctx.clock.now();
  const row = await ctx.db.$transaction(async (tx) => {
    const before = await settingsOf(tx, environment);
    noteChange({
      before: { organization: before.organization, workspace: before.workspace },
      after: { organization, workspace },
    });
    const data = {
      organization,
      workspace,
      changedBy: ctx.actor.name,
      changedAt: now,
      ...tokenChange(ctx, token, tokenPurpose(environment.id)),
    };
    const written = await tx.terraformSettings.upsert({
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
        summary: `Terraform workspace ${organization}/${workspace}${tokenWords(token)}`,
      },
    ]);
    await publishTerraform(tx, name);
    return written;
  });
  terraformChanged(ctx, name);
  return toDocument(ctx, name, row);
}

/** HCP Terraform by an environment's own token. Throws `environment-not-found` and `not-connected`. */
export async function requireTerraform(
  ctx: Pick<Context, 'db' | 'sealing' | 'services' | 'clock'>,
  name: string,
): Promise<{ readonly terraform: Terraform; readonly workspace: string }> {
  const environment = await requireEnvironment(ctx.db, name);
  const { organization, workspace, token } = await settingsOf(ctx.db, environment);
  if (!token) throw notConnected(name, 'It has no token yet. Set one to see and start runs.');
  const opened = openToken(ctx, {
    sealed: token,
    purpose: tokenPurpose(environment.id),
    refusal: (why) => notConnected(name, why),
  });
  const { clock, services } = ctx;
  const access = { siteUrl: services.terraformUrl, organization, token: opened, clock };
  return { workspace, terraform: terraformOf(access) };
}

function notConnected(name: string, why: string): AppError {
  return new AppError('not-connected', `${name} is not connected to HCP Terraform. ${why}`);
}

function tokenPurpose(environmentId: string): string {
  return `terraform-token ${environmentId}`;
}

function toDocument(
  { services, identity }: Pick<Context, 'services' | 'identity'>,
  name: string,
  row: Settings,
): TerraformSettings {
  const { organization, workspace } = row;
  return {
    organization,
    workspace,
    url: workspaceUrl({ siteUrl: services.terraformUrl, organization, workspace }),
    isConnected: Boolean(row.token),
    notificationUrl: row.notificationToken ? hookUrl(identity, 'terraform', name) : null,
    notifiedAt: row.notifiedAt?.toISOString() ?? null,
    changedBy: row.changedBy ?? null,
    changedAt: row.changedAt?.toISOString() ?? null,
  };
}
