import { requireAccount } from '#lib/accounts/require-account.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import * as api from '#lib/api/environments.ts';
import { masked } from '#lib/audit/masked.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Tx } from '#lib/db/client.ts';
import { claimEnvironment } from '#lib/deployments/active-deployment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import type { Origin } from '#lib/variables/parameter-origins.ts';
import { publishEnvironment, toDetail, withState } from './environment-document.ts';
import { requireEnvironment } from './require-environment.ts';
import { writeParameters } from './write-parameters.ts';

export interface EnvironmentChange {
  readonly name: string;
  /** Another connection to the same account. */
  readonly awsAccountId?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Whole parameters of the layers that change. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Where the parameters come from, unless they were edited. */
  readonly origin?: Pick<Origin, 'kind' | 'of'> | undefined;
}

/**
 * Changes what the next plan will be made of. Throws `deployment-active`, `account-not-found`, and
 * `invalid-input` for a connection to another account.
 */
export async function updateEnvironment(
  ctx: Context,
  input: EnvironmentChange,
): Promise<EnvironmentDetail> {
  const detail = await ctx.db.$transaction(async (tx) => {
    const { id } = await requireEnvironment(tx, input.name);
    await changeEnvironment(tx, ctx, input);
    await publishEnvironment(tx, id);
    return toDetail(await tx.environment.findUniqueOrThrow({ where: { id }, include: withState }));
  });
  ctx.signals.liveEventsWritten();
  return detail;
}

/** As {@link updateEnvironment}, within a transaction, which then tells those who look. */
export async function changeEnvironment(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'actor'>,
  input: EnvironmentChange,
): Promise<void> {
  const { id } = await requireEnvironment(tx, input.name);
  await claimEnvironment(tx, id);
  const { accountId, parameters, tags } = await requireEnvironment(tx, input.name);
  await requireSameAccount(tx, accountId, input.awsAccountId);
  const now = ctx.clock.now();
  const origin = { by: ctx.actor.name, at: now.toISOString(), ...(input.origin ?? edited) };
  const written = input.parameters && (await writeParameters(tx, id, input.parameters, origin));
  await tx.environment.update({
    where: { id },
    data: {
      ...(input.awsAccountId ? { awsAccountId: input.awsAccountId } : {}),
      ...(input.tags ? { tags: asJson(input.tags) } : {}),
    },
  });
  noteChange({
    before: noteableChange(input, { tags, parameters }),
    after: noteableChange(input, {
      tags: input.tags ?? tags,
      parameters: written?.after ?? parameters,
    }),
  });
  const changed = [
    ...(input.awsAccountId ? ['connection'] : []),
    ...(input.tags ? ['tags'] : []),
    ...Object.keys(input.parameters ?? {}).map((layer) => `parameters of ${layer}`),
  ];
  await recordActivity(tx, [
    {
      environment: input.name,
      at: now,
      actor: ctx.actor.name,
      kind: 'environment-changed',
      severity: 'info',
      summary: `Changed ${changed.join(', ') || 'nothing'}; the next plan shows what that does`,
    },
  ]);
}

const edited = { kind: 'edited' } as const;

/** Where an environment lives does not change, only how Strata gets there. */
async function requireSameAccount(
  tx: Tx,
  accountId: string,
  awsAccountId: string | undefined,
): Promise<void> {
  if (awsAccountId === undefined) return;
  const connected = await requireAccount(tx, awsAccountId);
  if (connected.accountId === accountId) return;
  const message = `The environment lives in the account ${accountId}, and this connection leads to ${connected.accountId}.`;
  throw new AppError('invalid-input', message, {
    fields: [{ in: 'body', path: ['awsAccountId'], message }],
  });
}

/** What a change names of an environment, as it may be written down. */
export function noteableChange(
  change: Pick<EnvironmentChange, 'tags' | 'parameters'>,
  { tags, parameters }: { readonly tags: unknown; readonly parameters: unknown },
): unknown {
  const layers = Object.keys(change.parameters ?? {});
  const named = Object.entries(parameters as object).filter(([layer]) => layers.includes(layer));
  return masked(api.updateEnvironment.body, {
    ...(change.tags && { tags }),
    ...(change.parameters && { parameters: Object.fromEntries(named) }),
  });
}
