/** What a run is doing, or where it came to rest. */
export type RunPhase =
  | 'queued'
  | 'under-way'
  | 'undecided'
  | 'saved'
  | 'done'
  | 'stopped'
  | 'failed';

/** Statuses in which a run waits for something or somebody, or is over. Source: "Runs API: Run States", HCP Terraform. */
const phases: Readonly<Record<string, RunPhase>> = {
  pending: 'queued',
  planned: 'undecided',
  cost_estimated: 'undecided',
  policy_checked: 'undecided',
  policy_override: 'undecided',
  post_plan_awaiting_decision: 'undecided',
  planned_and_saved: 'saved',
  planned_and_finished: 'done',
  applied: 'done',
  discarded: 'stopped',
  canceled: 'stopped',
  force_canceled: 'stopped',
  policy_soft_failed: 'failed',
  errored: 'failed',
};

/** The phase of a status of HCP Terraform; one that is not known is passed through. */
export function runPhase(status: string): RunPhase {
  return phases[status] ?? 'under-way';
}

/** Whether a run goes on by itself. */
export function isMoving({ status }: { readonly status: string }): boolean {
  const phase = runPhase(status);
  return phase === 'queued' || phase === 'under-way';
}
