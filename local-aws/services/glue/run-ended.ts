import type { CallContext } from '../../service.ts';

/** Who started a job run or a crawl: nobody but the caller, a trigger, or a trigger within a workflow's run. */
export interface RunOrigin {
  readonly triggerName?: string;
  readonly workflowName?: string;
  readonly workflowRunId?: string;
}

type OnEnded = (ctx: CallContext, origin: RunOrigin) => void;

let onEnded: OnEnded = () => undefined;

/** What follows when a job run or a crawl that a trigger started has ended; told once, as the service is set up. */
export function whenRunEnds(follow: OnEnded): void {
  onEnded = follow;
}

export function runEnded(ctx: CallContext, origin: RunOrigin): void {
  if (origin.triggerName !== undefined) onEnded(ctx, origin);
}
