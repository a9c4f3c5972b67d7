import { setTimeout } from 'node:timers/promises';
import type { Aws } from '#lib/aws/clients.ts';
import { isDetectingDrift } from '#lib/aws/cloudformation/drift.ts';
import type { Context } from '#lib/context/context.ts';

/** Drift of a stack takes CloudFormation seconds to minutes. */
const intervalMs = 2_000;
const mostPolls = 300;

/**
 * Waits in the background until comparisons have ended, and says each time that the environment moved:
 * nothing else in it does. After ten minutes, or when AWS refuses, what is found comes with the discovery
 * that is due anyway.
 */
export function followDetections(
  ctx: Pick<Context, 'log' | 'signals' | 'cloudSpeed'>,
  aws: Pick<Aws, 'cloudFormation'>,
  { name, detectionIds }: { readonly name: string; readonly detectionIds: readonly string[] },
): void {
  follow().catch((error: unknown) =>
    ctx.log.warn({ environment: name, err: error }, 'drift detection not followed'),
  );

  async function follow(): Promise<void> {
    let running = detectionIds;
    for (let poll = 0; poll < mostPolls && running.length > 0; poll += 1) {
      await setTimeout(Math.max(intervalMs / ctx.cloudSpeed, 200), undefined, { ref: false });
      const detecting = await Promise.all(running.map((id) => isDetectingDrift(aws, id)));
      const left = running.filter((_, index) => detecting[index]);
      if (left.length < running.length) ctx.signals.environmentMoved(name);
      running = left;
    }
  }
}
