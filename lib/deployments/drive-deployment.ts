import { setTimeout as pause } from 'node:timers/promises';
import type { Aws, AwsFor } from '#lib/aws/clients.ts';
import { traced } from '#lib/context/trace.ts';
import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';
import { advanceDeployment, type EngineContext } from './advance-deployment.ts';
import { StackObserver } from './observe.ts';
import { recordWaiting } from './record-waiting.ts';

/** What passes by itself: the step is done again after a pause. */
const passing: ReadonlySet<ErrorCode> = new Set(['aws-throttled', 'aws-unreachable', 'aws-denied']);
const longestPauseMs = 15_000;

/**
 * Advances a deployment until it is settled, however long AWS cannot be reached meanwhile. Throws
 * when the signal stops it, and what else a step threw, for the queue to try again.
 */
export function driveDeployment(
  ctx: EngineContext,
  aws: AwsFor,
  deploymentId: string,
  signal: AbortSignal,
): Promise<void> {
  return traced(() => drive(ctx, aws, deploymentId, signal));
}

async function drive(
  ctx: EngineContext,
  aws: AwsFor,
  deploymentId: string,
  signal: AbortSignal,
): Promise<void> {
  let observer: StackObserver | undefined;
  const observerFor = (regional: Aws) => {
    observer ??= new StackObserver(regional, () => ctx.clock.now().getTime());
    return observer;
  };
  let failures: number | undefined;
  while (!signal.aborted) {
    const startedMs = performance.now();
    let pauseMs: number;
    try {
      const step = await advanceDeployment(ctx, deploymentId, aws, observerFor);
      if (failures !== 0) await recordWaiting(ctx, deploymentId, null);
      failures = 0;
      if (step.settled) return;
      pauseMs = Math.max(0, step.pauseMs - (performance.now() - startedMs));
    } catch (error) {
      if (!(error instanceof AppError) || !passing.has(error.code)) throw error;
      ctx.log.warn({ deploymentId, code: error.code, err: error }, 'deployment waits for AWS');
      failures = (failures ?? 0) + 1;
      await recordWaiting(ctx, deploymentId, error.message);
      pauseMs = Math.min(longestPauseMs, 500 * 2 ** failures);
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  throw new Error('The process stops; the deployment goes on in the next one.');
}
