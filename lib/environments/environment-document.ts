import { stackName } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import type { AccountAccess } from '#lib/api/account-access.ts';
import type { EnvironmentDetail, EnvironmentSummary, LayerSummary } from '#lib/api/environments.ts';
import type { Prisma, Tx } from '#lib/db/client.ts';
import { stackStatusMeaning } from '#lib/deployments/stack-statuses.ts';
import { publish } from '#lib/live/publish.ts';
import { consoleUrl } from '#lib/resources/console-url.ts';
import { readStacks, type StoredStack } from './stacks.ts';

/** What a summary is made of, in one query. */
export const withState = {
  deployments: { orderBy: { requestedAt: 'desc' }, take: 10 },
  snapshot: { select: { resourceCount: true, driftedCount: true } },
  awsAccount: { select: { id: true, title: true, access: true } },
} satisfies Prisma.EnvironmentInclude;

export type EnvironmentRow = Prisma.EnvironmentGetPayload<{ include: typeof withState }>;

/** An environment as lists show it. */
export function toSummary(row: EnvironmentRow): EnvironmentSummary {
  const stacks = readStacks(row.stacks);
  const summaries = layers.map((layer) => toLayerSummary(row, layer, stacks[layer.id]));
  const active = row.deployments.find(
    ({ status }) => status === 'planning' || status === 'applying',
  );
  const deployed = row.deployments.find(
    ({ kind, status }) => kind === 'deploy' && status === 'succeeded',
  );
  return {
    name: row.name,
    region: row.region,
    accountId: row.accountId,
    awsAccount: row.awsAccount && {
      ...row.awsAccount,
      access: row.awsAccount.access as AccountAccess,
    },
    tags: row.tags as Record<string, string>,
    state: stateOf(summaries, active !== undefined),
    layers: summaries,
    resourceCount: row.snapshot?.resourceCount ?? 0,
    driftedCount: row.snapshot?.driftedCount ?? 0,
    activeDeploymentId: active?.id ?? null,
    lastDeployedAt: deployed?.finishedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
  };
}

/**
 * An environment with the parameters of its layers, defaults filled in. Those that a later version no
 * longer accepts are given as they are stored, to be mended where they are edited.
 */
export function toDetail(row: EnvironmentRow): EnvironmentDetail {
  return {
    ...toSummary(row),
    parameters: Object.fromEntries(
      layers.map(({ id, parameters }) => {
        const stored = (row.parameters as Record<string, unknown>)[id] ?? {};
        return [id, parameters.safeParse(stored).data ?? stored];
      }),
    ) as EnvironmentDetail['parameters'],
  };
}

/** Tells whoever watches how the environment stands now, within the transaction that changed it. */
export async function publishEnvironment(tx: Tx, environmentId: string): Promise<void> {
  const row = await tx.environment.findUnique({ where: { id: environmentId }, include: withState });
  if (!row) return;
  await publish(tx, [
    { environmentName: row.name, event: { kind: 'environment', data: toSummary(row) } },
  ]);
}

function toLayerSummary(
  environment: Pick<EnvironmentRow, 'name' | 'region'>,
  layer: (typeof layers)[number],
  stack: StoredStack | undefined,
): LayerSummary {
  return {
    id: layer.id,
    title: layer.title,
    purpose: layer.purpose,
    needs: [...layer.needs],
    stackName: stackName(environment.name, layer.id),
    state: stack ? stackStatusMeaning(stack.status).layerState : 'not-deployed',
    stackStatus: stack?.status ?? null,
    statusReason: stack?.reason ?? null,
    stackId: stack?.stackId ?? null,
    outputs: stack?.outputs ?? {},
    updatedAt: stack?.updatedAt ?? null,
    driftCheckedAt: stack?.driftCheckedAt ?? null,
    consoleUrl: stack ? stackConsoleUrl(environment.region, stack.stackId) : null,
  };
}

function stackConsoleUrl(region: string, stackId: string): string {
  const fragment = `/stacks/stackinfo?stackId=${encodeURIComponent(stackId)}`;
  return consoleUrl(region, 'cloudformation', fragment);
}

function stateOf(summaries: readonly LayerSummary[], active: boolean): EnvironmentSummary['state'] {
  if (active) return 'changing';
  const states = new Set(summaries.map(({ state }) => state));
  if (states.has('failed')) return 'failed';
  if (states.has('changing') || states.has('deleting')) return 'changing';
  return states.has('deployed') ? 'healthy' : 'empty';
}
