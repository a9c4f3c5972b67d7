import type { SystemInformation } from '#lib/api/system.ts';
import { callerAccountId } from '#lib/aws/identity.ts';
import { enabledRegions, zoneLetters } from '#lib/aws/regions.ts';
import type { Cloud } from '#lib/config/config.ts';
import type { Context } from '#lib/context/context.ts';
import { requireRegion } from '#lib/environments/require-region.ts';
import { AppError } from '#lib/errors/app-error.ts';
import packageJson from '../../package.json' with { type: 'json' };

export interface SystemFacts {
  readonly cloud: Cloud;
  readonly defaultRegion: string;
  readonly database: 'embedded' | 'server';
}

/** Which cloud and database this Strata works with; a cloud that does not answer is said, not thrown. */
export async function readSystem(ctx: Context, facts: SystemFacts): Promise<SystemInformation> {
  const aws = ctx.aws({ region: facts.defaultRegion });
  const { cloud } = facts;
  const endpoint = cloud.kind === 'aws' ? null : cloud.endpoint;
  const common = {
    version: packageJson.version,
    database: facts.database,
    defaultRegion: facts.defaultRegion,
  };
  try {
    const [accountId, regions] = await Promise.all([callerAccountId(aws), enabledRegions(aws)]);
    return { ...common, regions, cloud: { kind: cloud.kind, endpoint, accountId, problem: null } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ err: error }, 'the cloud does not answer');
    return {
      ...common,
      regions: [facts.defaultRegion],
      cloud: { kind: cloud.kind, endpoint, accountId: null, problem: error.message },
    };
  }
}

/** The zones of a region, by their letters. Throws `invalid-input` for one that the account lacks. */
export async function listZones(
  ctx: Context,
  { region, awsAccountId }: { readonly region: string; readonly awsAccountId?: string | undefined },
): Promise<{ zones: string[] }> {
  const place = { region, ...(awsAccountId && { awsAccountId }) };
  await requireRegion(ctx, place, 'path');
  return { zones: await zoneLetters(ctx.aws(place)) };
}

/** Throws `unavailable` when the database does not answer. */
export async function checkHealth(ctx: Context): Promise<{ status: 'ok' }> {
  try {
    await ctx.db.$queryRaw`SELECT 1`;
    return { status: 'ok' };
  } catch (error) {
    throw new AppError('unavailable', 'The database does not answer.', { cause: error });
  }
}
