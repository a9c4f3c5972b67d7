import type { CallContext } from '../../service.ts';
import { invalidInput } from './refusals.ts';
import { requireCron } from './schedule.ts';
import { type TriggerRecord, triggersOf } from './trigger-store.ts';
import { workflows } from './workflow-store.ts';

/** @throws AwsError InvalidInputException, EntityNotFoundException for a trigger that cannot be */
export function requireTrigger(
  ctx: CallContext,
  trigger: TriggerRecord,
  startOnCreation = false,
): void {
  requireActions(trigger);
  switch (trigger.type) {
    case 'EVENT':
      throw invalidInput(
        'EVENT triggers need Amazon EventBridge, which is not implemented by this endpoint.',
      );
    case 'ON_DEMAND':
      if (startOnCreation) {
        throw invalidInput('StartOnCreation is not supported for ON_DEMAND triggers.');
      }
      break;
    case 'SCHEDULED':
      if (!trigger.schedule) throw invalidInput('Schedule cannot be null or empty.');
      requireCron(trigger.schedule);
      break;
    case 'CONDITIONAL':
      requirePredicate(trigger);
  }
  if (trigger.workflowName) requirePlace(ctx, trigger, trigger.workflowName);
}

function requireActions({ actions }: TriggerRecord): void {
  if (actions.length === 0) throw invalidInput('Actions cannot be null or empty.');
  const isOdd = actions.some(
    ({ CrawlerName, JobName }) => Boolean(CrawlerName) === Boolean(JobName),
  );
  if (isOdd) throw invalidInput('An action must name either a job or a crawler.');
}

function requirePredicate({ predicate }: TriggerRecord): void {
  const { Conditions = [], Logical } = predicate ?? {};
  if (Conditions.length === 0) throw invalidInput('Predicate cannot be null or empty.');
  if (Conditions.length > 1 && !Logical) {
    throw invalidInput('Logical cannot be null or empty where there are several conditions.');
  }
  const isOdd = Conditions.some(({ CrawlState, CrawlerName, JobName, State }) =>
    JobName ? !State || CrawlerName || CrawlState : !CrawlerName || !CrawlState || State,
  );
  if (isOdd) {
    throw invalidInput(
      'A condition must name either a job and its State or a crawler and its CrawlState.',
    );
  }
}

/** A workflow begins in one place. */
function requirePlace(ctx: CallContext, trigger: TriggerRecord, workflowName: string): void {
  workflows.existing(ctx, workflowName);
  if (trigger.type === 'CONDITIONAL') return;
  const other = triggersOf(ctx, workflowName).find(
    ({ name, type }) => type !== 'CONDITIONAL' && name !== trigger.name,
  );
  if (!other) return;
  throw invalidInput(`Workflow ${workflowName} already has the start trigger ${other.name}.`);
}
