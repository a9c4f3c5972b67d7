import type {
  Deployment,
  LayerRun,
  ResourceChange,
  StackEvent,
} from '#lib/api/deployment-documents.ts';
import { typicalSeconds } from '#lib/resources/registry.ts';

export type ProgressState = 'waiting' | 'active' | 'done' | 'failed' | 'undone';

/** One resource of a layer's run: what was to be done, and how far that is. */
export interface ResourceProgress {
  readonly layer: string;
  readonly logicalId: string;
  readonly physicalId: string | null;
  readonly resourceType: string;
  readonly change: ResourceChange | undefined;
  readonly state: ProgressState;
  /** CloudFormation's word of the latest event; null before the first. */
  readonly status: string | null;
  readonly reason: string | null;
  readonly startedAt: string | null;
  readonly updatedAt: string | null;
}

/** Every resource that a deployment changes, in the order of the plan, with its latest event. */
export function resourceProgress(
  deployment: Pick<Deployment, 'kind' | 'layers'>,
  events: readonly StackEvent[],
): ResourceProgress[] {
  return deployment.layers.flatMap((run) => {
    const own = events.filter(
      ({ layer, resourceType }) => layer === run.layer && resourceType !== stackResourceType,
    );
    const changes = new Map((run.changes ?? []).map((change) => [change.logicalId, change]));
    const ids = [...new Set([...changes.keys(), ...own.map(({ logicalId }) => logicalId)])];
    return ids.map((logicalId) =>
      progressOf(run, logicalId, changes.get(logicalId), own, deployment.kind),
    );
  });
}

/** The type by which a stack tells of itself among its resources. */
export const stackResourceType = 'AWS::CloudFormation::Stack';

function progressOf(
  run: LayerRun,
  logicalId: string,
  change: ResourceChange | undefined,
  events: readonly StackEvent[],
  kind: Deployment['kind'],
): ResourceProgress {
  const own = events.filter((event) => event.logicalId === logicalId);
  const last = own.at(-1);
  return {
    layer: run.layer,
    logicalId,
    physicalId: last?.physicalId || change?.physicalId || null,
    resourceType: change?.resourceType ?? last?.resourceType ?? '',
    change,
    state: stateOf(last?.status, change, kind),
    status: last?.status ?? null,
    reason:
      own.findLast(({ reason, status }) => reason && status.endsWith('_FAILED'))?.reason ??
      last?.reason ??
      null,
    startedAt: own[0]?.at ?? null,
    updatedAt: last?.at ?? null,
  };
}

function stateOf(
  status: string | undefined,
  change: ResourceChange | undefined,
  kind: Deployment['kind'],
): ProgressState {
  if (status === undefined) return 'waiting';
  if (status.endsWith('_FAILED')) return 'failed';
  if (status.endsWith('_IN_PROGRESS')) return 'active';
  const removed = status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED';
  return removed && kind === 'deploy' && change?.action === 'add' ? 'undone' : 'done';
}

/** Share of the work that is done, 0 to 1, each resource weighing what it typically takes. */
export function progressShare(resources: readonly ResourceProgress[]): number {
  let total = 0;
  let done = 0;
  for (const { resourceType, state, change } of resources) {
    const action =
      change?.action === 'modify' ? 'update' : change?.action === 'add' ? 'create' : 'delete';
    const weight = 1 + typicalSeconds(resourceType, action);
    total += weight;
    if (state === 'active') done += weight / 2;
    else if (state !== 'waiting') done += weight;
  }
  return total === 0 ? 0 : done / total;
}
