import type { ResourceStatus } from './graph.ts';

/** What CloudFormation's word for a stack resource means (API reference, `ResourceStatus`). */
export function stackResourceStatus(word: string): ResourceStatus {
  if (word === 'DELETE_IN_PROGRESS') return 'deleting';
  if (word.endsWith('_IN_PROGRESS')) return 'changing';
  if (word.endsWith('_FAILED')) return 'failed';
  if (word.endsWith('_COMPLETE')) return 'healthy';
  return 'unknown';
}

/** True while CloudFormation acts on the resource, or has failed to: its word then outweighs the live state. */
export function outweighsLiveState(word: string): boolean {
  return word.endsWith('_IN_PROGRESS') || word.endsWith('_FAILED');
}

/** True when the stack has let go of the resource, which may live on without it. */
export function isGoneFromStack(word: string): boolean {
  return word === 'DELETE_COMPLETE' || word === 'DELETE_SKIPPED';
}
