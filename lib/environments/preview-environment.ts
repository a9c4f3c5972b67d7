import type { EnvironmentDetail } from '#lib/api/environments.ts';
import type { Context } from '#lib/context/context.ts';
import { type NewEnvironment, requireFreeName } from './create-environment.ts';
import { toDetail } from './environment-document.ts';
import { requireRegion } from './require-region.ts';

/** What creating the environment would give, with nothing created. Throws `environment-exists`. */
export async function previewEnvironment(
  ctx: Context,
  input: NewEnvironment,
): Promise<EnvironmentDetail> {
  await requireFreeName(ctx, input.name);
  await requireRegion(ctx, input, 'body');
  const now = ctx.clock.now();
  return toDetail({
    id: '',
    accountId: '',
    awsAccountId: input.awsAccountId ?? null,
    awsAccount: null,
    name: input.name,
    region: input.region,
    tags: { ...input.tags },
    parameters: JSON.parse(JSON.stringify(input.parameters)),
    origins: {},
    stacks: {},
    imports: {},
    createdBy: ctx.actor.name,
    createdAt: now,
    updatedAt: now,
    deployments: [],
    snapshot: null,
  });
}
