import type { Action, Predecessor } from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { startCrawl } from './crawler-life.ts';
import { crawlers } from './crawler-store.ts';
import { runJob } from './job-runs.ts';
import { jobs } from './job-store.ts';
import type { RunOrigin } from './run-ended.ts';

/** An action that could not be started. */
export interface RefusedAction {
  readonly triggerName: string;
  readonly jobName?: string;
  readonly crawlerName?: string;
  readonly message: string;
}

/** Starts a trigger's actions, and answers those that were refused; one does not keep the others from starting. */
export function fireActions(
  ctx: CallContext,
  actions: readonly Action[],
  origin: RunOrigin & { readonly triggerName: string },
  predecessors: readonly Predecessor[] = [],
): RefusedAction[] {
  return actions.flatMap((action): RefusedAction[] => {
    try {
      start(ctx, action, origin, predecessors);
      return [];
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      return [
        {
          triggerName: origin.triggerName,
          ...(action.JobName && { jobName: action.JobName }),
          ...(action.CrawlerName && { crawlerName: action.CrawlerName }),
          message: cause.message,
        },
      ];
    }
  });
}

function start(
  ctx: CallContext,
  action: Action,
  origin: RunOrigin,
  predecessors: readonly Predecessor[],
): void {
  if (action.CrawlerName) {
    startCrawl(ctx, crawlers.existing(ctx, action.CrawlerName), origin);
    return;
  }
  const { workflowName, workflowRunId } = origin;
  const Arguments = {
    ...action.Arguments,
    ...(workflowName && { '--WORKFLOW_NAME': workflowName }),
    ...(workflowRunId && { '--WORKFLOW_RUN_ID': workflowRunId }),
  };
  runJob(ctx, jobs.existing(ctx, action.JobName), { ...action, Arguments }, origin, predecessors);
}
