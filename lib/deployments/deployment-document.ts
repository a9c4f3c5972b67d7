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
import { slowestSeconds } from './layer-chains.ts';
import { isDone } from './model.ts';

export const withLayers = {
  layers: { orderBy: { position: 'asc' } },
  environment: { include: { awsAccount: true } },
} satisfies Prisma.DeploymentInclude;

export type DeploymentRow = Prisma.DeploymentGetPayload<{ include: typeof withLayers }>;

/** A deployment with its layers as the API gives it. */
export function toDeployment(row: DeploymentRow): Deployment {
  const layers = row.layers.map((run) => toLayerRun(run, row));
  const failures = layers.flatMap((run) => run.failure ?? []);
  const [failure] = failures.sort((a, b) => a.at.localeCompare(b.at));
  return deploymentSchema.parse({
    id: row.id,
    environment: row.environment.name,
    kind: row.kind,
    status: row.status,
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
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
    status: row.status,
    changes: row.changes,
    failure: row.failure,
    retained: row.retained,
    expectedSeconds: row.expectedSeconds,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  });
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
