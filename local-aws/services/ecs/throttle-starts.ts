import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import { withEvent } from './deployments.ts';
import { emitServiceAction } from './emit-ecs-events.ts';
import { collections, type ServiceRecord } from './store.ts';

/**
 * AWS time in seconds from a failed start to the next try; the times between the first wait and the longest are from
 * knowledge. Source: "Amazon ECS service throttle logic", Amazon ECS developer guide.
 */
const firstWaitSeconds = 30;
const longestWaitSeconds = 900;
/** So many starts may fail in a row before the service waits. */
const freeFailures = 2;

const noCapacity =
  'Capacity is unavailable at this time. Please try again later or in a different availability zone.';

/** Tells that a task did not start; ECS does not say the same twice in a row. */
export function notPlaced(
  ctx: CallContext,
  service: ServiceRecord,
  reason = noCapacity,
): ServiceRecord {
  const text = `was unable to place a task. Reason: ${reason}`;
  if (service.events[0]?.message === `(service ${service.name}) ${text}`) return service;
  emitServiceAction(ctx, service, 'SERVICE_TASK_PLACEMENT_FAILURE', reason);
  return withEvent(ctx, { ...service, isSteady: false }, text);
}

/** Holds a service back whose tasks fail to start again and again, the longer the oftener. */
export function throttled(
  ctx: CallContext,
  service: ServiceRecord,
  tryAgain: (ctx: CallContext, service: ServiceRecord) => void,
): ServiceRecord {
  const failedStarts = service.failedStarts + 1;
  const throttle = randomUUID();
  const waits = Math.max(0, failedStarts - freeFailures - 1);
  const waitSeconds = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** waits);
  ctx.clock.after(failedStarts > freeFailures ? waitSeconds : 1, () => {
    const current = ctx.store.get<ServiceRecord>(collections.services, service.arn);
    if (current?.throttle === throttle) tryAgain(ctx, current);
  });
  const held = { ...service, failedStarts, throttle };
  if (failedStarts !== freeFailures + 1) return held;
  emitServiceAction(ctx, service, 'SERVICE_TASK_START_IMPAIRED');
  return withEvent(
    ctx,
    held,
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
}
