import { findLayer } from '#cloudformation/layers.ts';
import {
  type Deployment,
  deployment as deploymentSchema,
  type LayerRun,
  layerRun as layerRunSchema,
  type StackEvent,
} from '#lib/api/deployment-documents.ts';
import type {
  LayerRun as LayerRunRow,
  Prisma,
  StackEvent as StackEventRow,
} from '#lib/db/client.ts';
import { dataLosses } from './data-losses.ts';
import { toRules } from './deployment-rules.ts';
import { activeStatuses } from './deployment-statuses.ts';
import { slowestSeconds } from './layer-chains.ts';
import { operationToken } from './layer-request.ts';
import { isDone } from './model.ts';
import { needsOf } from './needs.ts';
import { stalenessOf } from './staleness.ts';

export const withLayers = {
  layers: { orderBy: { position: 'asc' } },
  approvals: { orderBy: { at: 'asc' } },
  environment: {
    include: {
      awsAccount: true,
      rules: true,
      deployments: {
        where: { status: { in: [...activeStatuses] } },
        select: { id: true, requestedBy: true },
      },
    },
  },
} satisfies Prisma.DeploymentInclude;

export type DeploymentRow = Prisma.DeploymentGetPayload<{ include: typeof withLayers }>;

/** A deployment with its layers as the API gives it, at a moment. */
export function toDeployment(row: DeploymentRow, now: Date): Deployment {
  const layers = row.layers.map((run) => toLayerRun(run, row));
  const failures = layers.flatMap((run) => run.failure ?? []);
  const [failure] = failures.sort((a, b) => a.at.localeCompare(b.at));
  return deploymentSchema.parse({
    id: row.id,
    environment: row.environment.name,
    kind: row.kind,
    status: row.status,
    revertsDrift: row.revertsDrift,
    requestedBy: row.requestedBy,
    requestedById: row.requestedById,
    requestedAt: row.requestedAt.toISOString(),
    decidedBy: row.decidedBy,
    requiredApprovals: toRules(row.environment.rules).approvals,
    approvals: row.approvals.map((given) => ({
      by: given.name,
      decision: given.decision,
      comment: given.comment,
      at: given.at.toISOString(),
      expiresAt: given.expiresAt.toISOString(),
    })),
    needs: isUndecided(row) ? openNeeds(row, now) : [],
    overrideReason: row.overrideReason,
    stop: row.stopMode === null ? null : { mode: row.stopMode, by: row.stoppedBy },
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    revision: row.revision,
    layers,
    waitingReason: row.waitingReason,
    failure: failure ?? null,
    losses: layers.flatMap((run) => dataLosses(run.layer, run.changes ?? [])),
    expectedSeconds: expectedOfAll(layers),
  });
}

/** Whether it is still to be applied, or to be given up. */
function isUndecided({ status }: DeploymentRow): boolean {
  return status === 'queued' || status === 'planned' || status === 'waiting';
}

function openNeeds({ id, status, kind, environment, ...row }: DeploymentRow, now: Date) {
  const ahead = environment.deployments.find((other) => other.id !== id);
  if (status === 'queued') {
    const rules = toRules(null);
    return needsOf(
      { rules, approvals: [], ahead, staleness: undefined, overrideReason: null },
      now,
    );
  }
  return needsOf(
    {
      rules: toRules(environment.rules),
      approvals: row.approvals,
      ahead,
      staleness: kind === 'deploy' ? stalenessOf(row.layers, environment) : undefined,
      overrideReason: row.overrideReason,
    },
    now,
  );
}

/** Null while nothing is known of any layer. */
function expectedOfAll(layers: readonly LayerRun[]): number | null {
  if (layers.every(({ expectedSeconds }) => expectedSeconds === null)) return null;
  return slowestSeconds(
    layers.map(({ expectedSeconds, ...run }) => ({ ...run, seconds: expectedSeconds ?? 0 })),
  );
}

function toLayerRun(row: LayerRunRow, deployment: DeploymentRow): LayerRun {
  const needs = findLayer(row.layer)?.needs ?? [];
  const waits = deployment.status === 'planned' && row.status === 'pending';
  return layerRunSchema.parse({
    needs,
    waitsFor: waits
      ? needs.filter((need) => deployment.layers.some((run) => run.layer === need && !isDone(run)))
      : [],
    layer: row.layer,
    title: findLayer(row.layer)?.title ?? row.layer,
    stackName: row.stackName,
    stackId: row.stackId,
    changeSetId: row.changeSetId,
    requestToken: row.startedAt && requestToken(row, deployment),
    status: row.status,
    changes: row.changes,
    failure: row.failure,
    retained: row.retained,
    expectedSeconds: row.expectedSeconds,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  });
}

function requestToken({ layer, attempt }: LayerRunRow, { id, kind }: DeploymentRow): string {
  if (kind === 'destroy') return operationToken(id, layer, 'delete');
  return operationToken(id, layer, kind === 'recover' ? 'recover' : 'execute', attempt);
}

/** A stack event as the API gives it. */
export function toStackEvent(row: StackEventRow): StackEvent {
  return {
    sequence: Number(row.sequence),
    deploymentId: row.deploymentId,
    layer: row.layer,
    at: row.at.toISOString(),
    logicalId: row.logicalId,
    physicalId: row.physicalId,
    resourceType: row.resourceType,
    status: row.status,
    reason: row.reason,
  };
}
