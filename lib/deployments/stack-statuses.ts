import type { LayerState } from '#lib/api/environments.ts';

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
}

const rest = { updatable: false, replaceable: false };
const updatable = { updatable: true, replaceable: false };

/**
 * Every status a stack can have.
 * Source: AWS CloudFormation User Guide, "Stack status codes".
 */
const meanings: Readonly<Record<string, StackStatusMeaning>> = {
  REVIEW_IN_PROGRESS: { phase: 'review', ...rest, layerState: 'planned' },
  CREATE_IN_PROGRESS: { phase: 'working', ...rest, layerState: 'changing' },
  CREATE_COMPLETE: { phase: 'complete', ...updatable, layerState: 'deployed' },
  CREATE_FAILED: { phase: 'failed', ...rest, layerState: 'failed' },
  ROLLBACK_IN_PROGRESS: { phase: 'rolling-back', ...rest, layerState: 'changing' },
  ROLLBACK_COMPLETE: {
    phase: 'rolled-back',
    updatable: false,
    replaceable: true,
    layerState: 'failed',
  },
  ROLLBACK_FAILED: { phase: 'failed', ...rest, layerState: 'failed' },
  UPDATE_IN_PROGRESS: { phase: 'working', ...rest, layerState: 'changing' },
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: { phase: 'working', ...rest, layerState: 'changing' },
  UPDATE_COMPLETE: { phase: 'complete', ...updatable, layerState: 'deployed' },
  UPDATE_FAILED: { phase: 'failed', ...rest, layerState: 'failed' },
  UPDATE_ROLLBACK_IN_PROGRESS: { phase: 'rolling-back', ...rest, layerState: 'changing' },
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: {
    phase: 'rolling-back',
    ...rest,
    layerState: 'changing',
  },
  UPDATE_ROLLBACK_COMPLETE: { phase: 'rolled-back', ...updatable, layerState: 'deployed' },
  UPDATE_ROLLBACK_FAILED: { phase: 'failed', ...rest, layerState: 'failed' },
  IMPORT_IN_PROGRESS: { phase: 'working', ...rest, layerState: 'changing' },
  IMPORT_COMPLETE: { phase: 'complete', ...updatable, layerState: 'deployed' },
  IMPORT_ROLLBACK_IN_PROGRESS: { phase: 'rolling-back', ...rest, layerState: 'changing' },
  IMPORT_ROLLBACK_COMPLETE: { phase: 'rolled-back', ...updatable, layerState: 'deployed' },
  IMPORT_ROLLBACK_FAILED: { phase: 'failed', ...rest, layerState: 'failed' },
  DELETE_IN_PROGRESS: { phase: 'deleting', ...rest, layerState: 'deleting' },
  DELETE_COMPLETE: { phase: 'deleted', ...rest, layerState: 'not-deployed' },
  DELETE_FAILED: { phase: 'delete-failed', ...rest, layerState: 'failed' },
};

const unheardOf: StackStatusMeaning = { phase: 'working', ...rest, layerState: 'changing' };

export const stackStatuses = Object.keys(meanings);

/** What a status means; one that CloudFormation adds later is waited on. */
export function stackStatusMeaning(status: string): StackStatusMeaning {
  return meanings[status] ?? unheardOf;
}
