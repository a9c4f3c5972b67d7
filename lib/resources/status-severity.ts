import type { ResourceStatus } from './graph.ts';

/** What deserves a look first, first. */
export const statusSeverity: readonly ResourceStatus[] = [
  'failed',
  'deleting',
  'changing',
  'unknown',
  'stopped',
  'healthy',
];
