import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TerraformRun } from '#lib/api/terraform.ts';
import { type RunPhase, runPhase } from '#lib/terraform/run-phases.ts';

/** How a run looks that is in a phase. */
const types: Readonly<Record<RunPhase, StatusIndicatorProps.Type>> = {
  queued: 'pending',
  'under-way': 'in-progress',
  undecided: 'warning',
  saved: 'info',
  done: 'success',
  stopped: 'stopped',
  failed: 'error',
};

/** `planned_and_finished` as people read it, and how it looks. */
export function runStatus(status: string): { type: StatusIndicatorProps.Type; words: string } {
  const words = status.replaceAll('_', ' ');
  return {
    type: types[runPhase(status)],
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
  };
}

/** `1 to import, 2 to add, 3 to change, 0 to destroy`, as Terraform itself says it. */
export function planWords({
  plan,
  planOnly,
  isDestroy,
}: Pick<TerraformRun, 'plan' | 'planOnly' | 'isDestroy'>): string {
  const kind = [isDestroy && 'destroy run', planOnly && 'plan only'].filter(Boolean).join(', ');
  const aside = kind && ` (${kind})`;
  if (!plan || plan.status === 'pending') return `Not planned yet${aside}`;
  const { imports, additions, changes, destructions } = plan;
  const imported = imports > 0 ? `${imports} to import, ` : '';
  return `${imported}${additions} to add, ${changes} to change, ${destructions} to destroy${aside}`;
}

/** Whether applying a run deletes something. */
export function destroys({ isDestroy, plan }: Pick<TerraformRun, 'plan' | 'isDestroy'>): boolean {
  return isDestroy || (plan?.destructions ?? 0) > 0;
}
