import { type PresetId, stackName } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import { callerAccountId } from '#lib/aws/identity.ts';
import type { Context } from '#lib/context/context.ts';
import { Prisma } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { firstOrigins, type Origin } from '#lib/variables/parameter-origins.ts';
import { publishEnvironment, toDetail, withState } from './environment-document.ts';
import { isProduction } from './is-production.ts';
import { requireRegion } from './require-region.ts';

export interface NewEnvironment {
  readonly name: string;
  /** The connected account that it is to live in; null for the one that Strata itself runs with. */
  readonly awsAccountId?: string | null;
  readonly region: string;
  /** The id of that account, where it and the region were asked for already. */
  readonly accountId?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The preset that the parameters began with. */
  readonly preset?: PresetId | undefined;
  /** Where the parameters come from, unless they were chosen. */
  readonly origin?: Pick<Origin, 'kind' | 'of'> | undefined;
}

/**
 * Creates an environment of which nothing is deployed; production is protected from the start. Throws `environment-exists` when its name, or
 * that of one of its stacks, is taken by something else, and `invalid-input` for an unknown region, `account-not-found` and
 * `account-not-ready`.
 */
export async function createEnvironment(
  ctx: Context,
  input: NewEnvironment,
): Promise<EnvironmentDetail> {
  await requireFreeName(ctx, input.name);
  const accountId = input.accountId ?? (await requireHome(ctx, input));
  await requireFreeStacks(ctx, input);
  const now = ctx.clock.now();
  const chosen = input.origin ?? { kind: 'edited' as const };
  const origin = { by: ctx.actor.name, at: now.toISOString(), ...chosen };
  try {
    const detail = await ctx.db.$transaction(async (tx) => {
      const { id } = await tx.environment.create({
        data: {
          name: input.name,
          region: input.region,
          accountId,
          awsAccountId: input.awsAccountId ?? null,
          tags: asJson(input.tags),
          parameters: asJson(input.parameters),
          origins: asJson(firstOrigins(input.parameters, origin, input.preset)),
          createdBy: ctx.actor.name,
          createdAt: now,
          ...(isProduction(input) && {
            rules: { create: { protected: true, changedBy: ctx.actor.name, changedAt: now } },
          }),
        },
      });
      await recordActivity(tx, [
        {
          environment: input.name,
          at: now,
          actor: ctx.actor.name,
          kind: 'environment-created',
          severity: 'info',
          summary: `Environment created for account ${accountId} in ${input.region}`,
        },
      ]);
      await publishEnvironment(tx, id);
      return toDetail(
        await tx.environment.findUniqueOrThrow({ where: { id }, include: withState }),
      );
    });
    ctx.signals.liveEventsWritten();
    ctx.signals.environmentMoved(input.name);
    return detail;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw nameTaken(`There is already an environment named ${input.name}.`);
    }
    throw error;
  }
}

/** The id of the account in which an environment would live. Throws `invalid-input` for an unknown region. */
export async function requireHome(
  ctx: Pick<Context, 'aws' | 'db' | 'defaultRegion'>,
  place: Pick<NewEnvironment, 'awsAccountId' | 'region'>,
): Promise<string> {
  await requireRegion(ctx, place, 'body');
  return callerAccountId(ctx.aws(place));
}

/** Throws `environment-exists` when another environment has the name. */
export async function requireFreeName(ctx: Pick<Context, 'db'>, name: string): Promise<void> {
  if (await ctx.db.environment.findUnique({ where: { name } })) {
    throw nameTaken(`There is already an environment named ${name}.`);
  }
}

/** A stack that carries the environment's own tag is one to take up again, not someone else's. */
async function requireFreeStacks(ctx: Context, input: NewEnvironment): Promise<void> {
  const aws = ctx.aws(input);
  const names = layers.map((layer) => stackName(input.name, layer.id));
  const stacks = await Promise.all(names.map((name) => describeStack(aws, name)));
  const foreign = stacks.find((stack) => stack && stack.tags['strata:environment'] !== input.name);
  if (foreign) {
    throw nameTaken(
      `In ${input.region} there is already a stack ${foreign.stackName} that Strata did not make.`,
    );
  }
}

function nameTaken(message: string): AppError {
  return new AppError('environment-exists', message, {
    fields: [{ in: 'body', path: ['name'], message }],
  });
}
