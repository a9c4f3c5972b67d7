import type { CallContext } from '../../service.ts';
import { deliverEvent } from './deliver-event.ts';
import { envelopeOf, type ServiceEvent } from './event.ts';
import { activeRules } from './rule-store.ts';

/** Puts what a service has to tell on the default bus; it is asked only where a rule listens. */
export function emitEvent(ctx: CallContext, tell: () => ServiceEvent): void {
  const bus = ctx.as('EventBridge');
  if (activeRules(bus).length > 0) deliverEvent(bus, envelopeOf(bus, tell()));
}

/** Whether any rule of the caller's region listens, for those who must do work before they can tell. */
export function hasListeners(ctx: CallContext): boolean {
  return activeRules(ctx.as('EventBridge')).length > 0;
}
