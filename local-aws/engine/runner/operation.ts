import type { OnFailure, ResourceRecord, StackDefinition, Tags } from '../stacks/stack-record.ts';

export type OperationType =
  | 'CREATE_STACK'
  | 'UPDATE_STACK'
  | 'DELETE_STACK'
  | 'ROLLBACK'
  | 'CONTINUE_ROLLBACK';

/**
 * What a running operation is doing. `rollback` deletes what a failed creation made; `restore` puts back what a
 * failed update changed, `release` gives up what a failed import took; the clean-ups delete what an update or its restoration left over.
 */
type Phase =
  | 'provision'
  | 'cleanup'
  | 'rollback'
  | 'restore'
  | 'restore-cleanup'
  | 'release'
  | 'delete';

type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Task {
  readonly id: string;
  readonly logicalId: string;
  readonly kind: 'provision' | 'restore' | 'release' | 'delete';
  /** Ids of tasks that must be done before this one starts. */
  readonly needs: readonly string[];
  readonly state: TaskState;
  /** While running: a service is being called, or the resource is given its time to settle. */
  readonly stage?: 'calling' | 'settling';
  /** Set by a restart: the call may have happened, so the resource is looked for before it is made. */
  readonly interrupted?: boolean;
  /** Of a deletion: the physical resource, which may no longer be the one of its logical id. */
  readonly resource?: ResourceRecord;
}

export interface Failure {
  readonly logicalId: string;
  readonly action: 'create' | 'update' | 'delete' | 'import' | 'roll back';
  readonly reason: string;
  /** Set where the properties were refused before any service was called. */
  readonly invalid?: boolean;
}

export interface Imported {
  readonly physicalId: string;
  /** What it was tagged with before CloudFormation added its own, once that is known. */
  readonly tags?: Tags;
}

/** Everything needed to carry an operation on in another process. */
export interface OperationRecord {
  readonly id: string;
  readonly stackId: string;
  readonly type: OperationType;
  readonly phase: Phase;
  readonly token?: string;
  readonly startedAt: string;
  readonly tasks: readonly Task[];
  readonly failures: readonly Failure[];
  /** Set when running tasks are being cancelled; none starts any more. */
  readonly cancelling: boolean;
  /** Set when the operation waits for the caller: after `UPDATE_ROLLBACK_FAILED`, or a failure kept as it is. */
  readonly suspended: boolean;
  readonly previous?: StackDefinition;
  readonly changeSetId?: string;
  readonly onFailure: OnFailure;
  readonly retainExceptOnCreate: boolean;
  /** Each touched resource as it was before, `null` where there was none. */
  readonly before: Readonly<Record<string, ResourceRecord | null>>;
  /** Physical resources that replacements left behind. */
  readonly replaced: readonly ResourceRecord[];
  /** Physical resources that a restoration took out of use. */
  readonly abandoned: readonly ResourceRecord[];
  /** Present where the operation reverts drift: touched resources as they were found, by logical id. */
  readonly actual?: Readonly<Record<string, Pick<ResourceRecord, 'properties' | 'tags'>>>;
  /** Resources that are to be imported, by logical id. */
  readonly imports?: Readonly<Record<string, Imported>>;
  readonly retain: readonly string[];
  readonly force: boolean;
  readonly userCancelled: boolean;
  /** The deletion that a creation was given up for, which goes on in its place. */
  readonly deletion?: { readonly id: string; readonly token?: string | undefined };
  /** A stack policy in place of the stack's for this operation only. */
  readonly policy?: string;
}

/** Tasks that may start now. */
export function readyTasks(operation: OperationRecord): Task[] {
  if (operation.cancelling || operation.suspended) return [];
  const done = new Set(operation.tasks.filter(({ state }) => state === 'done').map(({ id }) => id));
  return operation.tasks.filter(
    ({ state, needs }) => state === 'waiting' && needs.every((need) => done.has(need)),
  );
}

/** Whether nothing of the phase runs or can start: what still waits, waits for something that failed. */
export function isPhaseOver(operation: OperationRecord): boolean {
  return (
    !operation.suspended &&
    operation.tasks.every(({ state }) => state !== 'running') &&
    readyTasks(operation).length === 0
  );
}

/** Tasks that delete resources in the reverse of the order in which they depend on one another. */
export function deletionTasks(resources: readonly ResourceRecord[]): Task[] {
  const taskId = (resource: ResourceRecord) => `${resource.logicalId}:${resource.physicalId ?? ''}`;
  return resources.map((resource) => ({
    id: taskId(resource),
    logicalId: resource.logicalId,
    kind: 'delete',
    needs: resources
      .filter((other) => other !== resource && other.dependsOn.includes(resource.logicalId))
      .map(taskId),
    state: 'waiting',
    resource,
  }));
}

/** Tasks of one kind, one for each resource, each after those it depends on. */
export function orderedTasks(
  kind: 'provision' | 'restore' | 'release',
  dependencies: ReadonlyMap<string, readonly string[]>,
): Task[] {
  return [...dependencies].map(([logicalId, needs]) => ({
    id: logicalId,
    logicalId,
    kind,
    needs: needs.filter((need) => dependencies.has(need)),
    state: 'waiting',
  }));
}
