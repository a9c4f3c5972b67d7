import type { LayerState } from '#lib/api/environments.ts';
import type { Recovery } from './model.ts';

/** What a stack is doing, or where it came to rest. */
export type StackPhase =
  | 'review'
  | 'working'
  | 'rolling-back'
  | 'deleting'
  | 'complete'
  | 'rolled-back'
  | 'failed'
  | 'delete-failed'
  | 'deleted';

export interface StackStatusMeaning {
  readonly phase: StackPhase;
  /** Whether an update change set can be made for a stack in this status. */
  readonly updatable: boolean;
  /** Whether the name is free for a new stack once this one, which holds nothing, is deleted. */
  readonly replaceable: boolean;
  readonly layerState: LayerState;
  /** What it means to an operator. */
  readonly words: string;
  /** How a stack is brought back from there, the gentlest first; absent where nothing has to be. */
  readonly recoveries?: readonly Recovery['kind'][];
}

const rest = { updatable: false, replaceable: false };
const updatable = { updatable: true, replaceable: false };

/**
 * Every status a stack can have.
 * Source: AWS CloudFormation User Guide, "Stack status codes".
 */
const meanings: Readonly<Record<string, StackStatusMeaning>> = {
  REVIEW_IN_PROGRESS: {
    phase: 'review',
    ...rest,
    layerState: 'planned',
    words: 'A plan was made, and nothing is deployed yet.',
  },
  CREATE_IN_PROGRESS: {
    phase: 'working',
    ...rest,
    layerState: 'changing',
    words: 'It is being created.',
  },
  CREATE_COMPLETE: {
    phase: 'complete',
    ...updatable,
    layerState: 'deployed',
    words: 'It is deployed.',
  },
  CREATE_FAILED: {
    phase: 'failed',
    ...rest,
    layerState: 'failed',
    words: 'Its creation failed, and what was created before that is still there.',
    recoveries: ['roll-back', 'delete'],
  },
  ROLLBACK_IN_PROGRESS: {
    phase: 'rolling-back',
    ...rest,
    layerState: 'changing',
    words: 'Its creation failed, and what was created is being deleted again.',
  },
  ROLLBACK_COMPLETE: {
    phase: 'rolled-back',
    updatable: false,
    replaceable: true,
    layerState: 'failed',
    words:
      'Its creation failed, and what was created is deleted again. The next deployment starts afresh.',
    recoveries: ['delete'],
  },
  ROLLBACK_FAILED: {
    phase: 'failed',
    ...rest,
    layerState: 'failed',
    words: 'Its creation failed, and some of what was created could not be deleted.',
    recoveries: ['delete'],
  },
  UPDATE_IN_PROGRESS: {
    phase: 'working',
    ...rest,
    layerState: 'changing',
    words: 'It is being changed.',
  },
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: {
    phase: 'working',
    ...rest,
    layerState: 'changing',
    words: 'It is changed, and what was replaced is being deleted.',
  },
  UPDATE_COMPLETE: {
    phase: 'complete',
    ...updatable,
    layerState: 'deployed',
    words: 'It is deployed.',
  },
  UPDATE_FAILED: {
    phase: 'failed',
    ...rest,
    layerState: 'failed',
    words: 'A change failed, and what had been changed before that was left so.',
    recoveries: ['roll-back'],
  },
  UPDATE_ROLLBACK_IN_PROGRESS: {
    phase: 'rolling-back',
    ...rest,
    layerState: 'changing',
    words: 'A change failed or was cancelled, and is being undone.',
  },
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: {
    phase: 'rolling-back',
    ...rest,
    layerState: 'changing',
    words: 'A change was undone, and what it had created is being deleted.',
  },
  UPDATE_ROLLBACK_COMPLETE: {
    phase: 'rolled-back',
    ...updatable,
    layerState: 'deployed',
    words: 'The last change failed or was cancelled and was undone: it is as it was before.',
  },
  UPDATE_ROLLBACK_FAILED: {
    phase: 'failed',
    ...rest,
    layerState: 'failed',
    words:
      'A change failed, and undoing it failed as well: it is neither as before nor as planned, and refuses every change until the roll-back has ended.',
    recoveries: ['continue-roll-back', 'delete'],
  },
  IMPORT_IN_PROGRESS: {
    phase: 'working',
    ...rest,
    layerState: 'changing',
    words: 'Resources are being taken in.',
  },
  IMPORT_COMPLETE: {
    phase: 'complete',
    ...updatable,
    layerState: 'deployed',
    words: 'It is deployed, with the resources that were taken in.',
  },
  IMPORT_ROLLBACK_IN_PROGRESS: {
    phase: 'rolling-back',
    ...rest,
    layerState: 'changing',
    words: 'Taking resources in failed, and is being undone.',
  },
  IMPORT_ROLLBACK_COMPLETE: {
    phase: 'rolled-back',
    ...updatable,
    layerState: 'deployed',
    words: 'Taking resources in failed and was undone: it is as it was before.',
  },
  IMPORT_ROLLBACK_FAILED: {
    phase: 'failed',
    ...rest,
    layerState: 'failed',
    words: 'Taking resources in failed, and undoing that failed as well.',
    recoveries: ['delete'],
  },
  DELETE_IN_PROGRESS: {
    phase: 'deleting',
    ...rest,
    layerState: 'deleting',
    words: 'It is being deleted.',
  },
  DELETE_COMPLETE: {
    phase: 'deleted',
    ...rest,
    layerState: 'not-deployed',
    words: 'It is deleted.',
  },
  DELETE_FAILED: {
    phase: 'delete-failed',
    ...rest,
    layerState: 'failed',
    words: 'Some of its resources could not be deleted; the others are gone.',
    recoveries: ['delete'],
  },
};

const unheardOf: StackStatusMeaning = {
  phase: 'working',
  ...rest,
  layerState: 'changing',
  words: 'CloudFormation says something that Strata does not know yet, and is waited for.',
};

export const stackStatuses = Object.keys(meanings);

/** What a status means; one that CloudFormation adds later is waited on. */
export function stackStatusMeaning(status: string): StackStatusMeaning {
  return meanings[status] ?? unheardOf;
}

/** Whether there is a stack, and an update change set can be made for it. */
export function isUpdatable(stack: { readonly status: string } | undefined): boolean {
  return stack !== undefined && stackStatusMeaning(stack.status).updatable;
}

/** How a stack in this status can be brought back; empty where nothing has to be. */
export function recoveriesOf(status: string): readonly Recovery['kind'][] {
  return stackStatusMeaning(status).recoveries ?? [];
}
