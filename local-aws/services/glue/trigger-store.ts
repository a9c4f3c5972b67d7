import type {
  Action,
  CreateTriggerRequest,
  EventBatchingCondition,
  Predicate,
  Trigger,
  TriggerState,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { namedStore } from './named-store.ts';

export interface TriggerRecord {
  readonly name: string;
  readonly type: NonNullable<CreateTriggerRequest['Type']>;
  readonly workflowName?: string;
  readonly description?: string;
  readonly schedule?: string;
  readonly predicate?: Predicate;
  readonly actions: readonly Action[];
  readonly batching?: EventBatchingCondition;
  readonly state: TriggerState;
  /** Changes whenever its state or definition does, so that a timer of an earlier one is known. */
  readonly stamp: string;
  readonly activatedAt?: string;
  /** Runs that it has answered already, outside workflows. */
  readonly answeredRuns: readonly string[];
}

export const triggers = namedStore<TriggerRecord>(
  'glue.trigger',
  (name) => `Trigger ${name} not found.`,
);

export function triggersOf(ctx: CallContext, workflowName: string): TriggerRecord[] {
  return triggers.all(ctx).filter((trigger) => trigger.workflowName === workflowName);
}

export function isActive({ state }: TriggerRecord): boolean {
  return state === 'ACTIVATED' || state === 'ACTIVATING';
}

export function presentTrigger(record: TriggerRecord): Trigger {
  const { batching, description, predicate, schedule, workflowName } = record;
  return {
    Name: record.name,
    ...(workflowName && { WorkflowName: workflowName }),
    Type: record.type,
    State: record.state,
    ...(description && { Description: description }),
    ...(schedule && { Schedule: schedule }),
    Actions: [...record.actions],
    ...(predicate && { Predicate: predicate }),
    ...(batching && { EventBatchingCondition: batching }),
  };
}
