import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { movedParameters, renamedText } from '#lib/comparison/renamed.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { filledParameters } from '#lib/variables/filled-parameters.ts';
import { createEnvironment, requireHome } from './create-environment.ts';
import { requireEnvironment } from './require-environment.ts';

interface CloneInput {
  /** The environment that is copied. */
  readonly source: string;
  readonly name: string;
  readonly region?: string | undefined;
  /** The connected account that the copy is to live in; absent for that of the source. */
  readonly awsAccountId?: string | null | undefined;
}

/**
 * Creates an environment with the parameters and tags of another one, names made of its name made of the new
 * one. Nothing is deployed. Throws what creating throws, and `environment-not-found` for the source.
 */
export async function cloneEnvironment(
  ctx: Context,
  input: CloneInput,
): Promise<EnvironmentDetail> {
  requireRight(ctx.rights, 'view', input.source);
  const source = await requireEnvironment(ctx.db, input.source);
  const { name, region = source.region, awsAccountId = source.awsAccountId } = input;
  const accountId = await requireHome(ctx, { awsAccountId, region });
  const to = { name, region, accountId };
  const parameters = movedParameters(filledParameters(source.parameters), { from: source, to });
  const tags = Object.entries(source.tags as Record<string, string>).map(
    ([key, value]) => [key, renamedText(value, source.name, name)] as const,
  );
  noteTarget(name, name);
  return createEnvironment(ctx, {
    name,
    awsAccountId,
    region,
    accountId,
    tags: Object.fromEntries(tags),
    parameters,
    origin: { kind: 'clone', of: source.name },
  });
}
