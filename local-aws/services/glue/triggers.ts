import { randomUUID } from 'node:crypto';
import type {
  BatchGetTriggersRequest,
  BatchGetTriggersResponse,
  CreateTriggerRequest,
  CreateTriggerResponse,
  DeleteTriggerRequest,
  DeleteTriggerResponse,
  GetTriggerRequest,
  GetTriggerResponse,
  GetTriggersRequest,
  GetTriggersResponse,
  ListTriggersRequest,
  ListTriggersResponse,
  StartTriggerRequest,
  StartTriggerResponse,
  StopTriggerRequest,
  StopTriggerResponse,
  UpdateTriggerRequest,
  UpdateTriggerResponse,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { glueArn, glueTags, namesWithTags } from './glue-tags.ts';
import { pageOf } from './page.ts';
import { differentlySubmitted, requireName } from './refusals.ts';
import { requireTrigger } from './require-trigger.ts';
import { activate, deactivate, restartTrigger } from './trigger-life.ts';
import { isActive, presentTrigger, type TriggerRecord, triggers } from './trigger-store.ts';

/** @throws AwsError EntityNotFoundException, IdempotentParameterMismatchException, InvalidInputException */
export function createTrigger(
  input: CreateTriggerRequest,
  ctx: CallContext,
): CreateTriggerResponse {
  const name = requireName(input.Name);
  const wanted = newRecord(input, name);
  requireTrigger(ctx, wanted, input.StartOnCreation);
  const known = triggers.find(ctx, name);
  if (known && !sameDefinition(known, wanted)) {
    throw differentlySubmitted(
      `Trigger with name '${name}' already submitted with different configuration`,
    );
  }
  if (known) return { Name: name };
  triggers.save(ctx, wanted);
  glueTags.add(ctx, glueArn(ctx, `trigger/${name}`), input.Tags ?? {});
  if (input.StartOnCreation) activate(ctx, wanted);
  return { Name: name };
}

function newRecord(input: CreateTriggerRequest, name: string): TriggerRecord {
  const { Actions = [], Description, EventBatchingCondition, Predicate, Schedule } = input;
  return {
    name,
    type: input.Type ?? 'ON_DEMAND',
    ...(input.WorkflowName && { workflowName: input.WorkflowName }),
    ...(Description && { description: Description }),
    ...(Schedule && { schedule: Schedule }),
    ...(Predicate && { predicate: Predicate }),
    ...(EventBatchingCondition && { batching: EventBatchingCondition }),
    actions: Actions,
    state: 'CREATED',
    stamp: randomUUID(),
    answeredRuns: [],
  };
}

function sameDefinition(a: TriggerRecord, b: TriggerRecord): boolean {
  const definitionOf = ({ actions, predicate, schedule, type, workflowName }: TriggerRecord) =>
    JSON.stringify([type, workflowName, schedule, predicate, actions]);
  return definitionOf(a) === definitionOf(b);
}

/** Replaces the whole definition; type, workflow and state stay. */
export function updateTrigger(
  input: UpdateTriggerRequest,
  ctx: CallContext,
): UpdateTriggerResponse {
  const record = triggers.existing(ctx, input.Name);
  const { Name: _, ...update } = input.TriggerUpdate ?? {};
  const { type, workflowName, state, activatedAt, answeredRuns } = record;
  const changed: TriggerRecord = {
    ...newRecord(
      { ...update, Name: record.name, Type: type, Actions: update.Actions },
      record.name,
    ),
    ...(workflowName && { workflowName }),
    ...(activatedAt && { activatedAt }),
    state,
    answeredRuns,
  };
  requireTrigger(ctx, changed);
  restartTrigger(ctx, changed);
  return { Trigger: presentTrigger(changed) };
}

/** A trigger that is not there is no error. */
export function deleteTrigger(
  { Name = '' }: DeleteTriggerRequest,
  ctx: CallContext,
): DeleteTriggerResponse {
  triggers.remove(ctx, Name);
  glueTags.forget(ctx, glueArn(ctx, `trigger/${Name}`));
  return { Name };
}

export function getTrigger({ Name }: GetTriggerRequest, ctx: CallContext): GetTriggerResponse {
  return { Trigger: presentTrigger(triggers.existing(ctx, Name)) };
}

/** With a job named, the triggers that can start it. */
export function getTriggers(input: GetTriggersRequest, ctx: CallContext): GetTriggersResponse {
  const { items, NextToken } = pageOf(startersOf(ctx, input.DependentJobName), input);
  return { Triggers: items.map(presentTrigger), ...(NextToken && { NextToken }) };
}

export function listTriggers(input: ListTriggersRequest, ctx: CallContext): ListTriggersResponse {
  const starters = startersOf(ctx, input.DependentJobName);
  const { items, NextToken } = pageOf(namesWithTags(ctx, 'trigger', starters, input.Tags), input);
  return { TriggerNames: items, ...(NextToken && { NextToken }) };
}

function startersOf(ctx: CallContext, jobName: string | undefined): TriggerRecord[] {
  return triggers
    .all(ctx)
    .filter(({ actions }) => !jobName || actions.some(({ JobName }) => JobName === jobName));
}

export function batchGetTriggers(
  { TriggerNames = [] }: BatchGetTriggersRequest,
  ctx: CallContext,
): BatchGetTriggersResponse {
  const found = TriggerNames.map((name) => triggers.find(ctx, name));
  return {
    Triggers: found.flatMap((record) => (record ? [presentTrigger(record)] : [])),
    TriggersNotFound: TriggerNames.filter((_, index) => !found[index]),
  };
}

/** @throws AwsError EntityNotFoundException, and what refuses a workflow's run */
export function startTrigger(
  { Name }: StartTriggerRequest,
  ctx: CallContext,
): StartTriggerResponse {
  const record = triggers.existing(ctx, Name);
  if (!isActive(record)) activate(ctx, record);
  return { Name: record.name };
}

/** @throws AwsError EntityNotFoundException, InvalidInputException for a trigger that is not active */
export function stopTrigger({ Name }: StopTriggerRequest, ctx: CallContext): StopTriggerResponse {
  const record = triggers.existing(ctx, Name);
  if (!isActive(record)) {
    throw new AwsError(
      'InvalidInputException',
      `Trigger ${record.name} cannot be stopped in the state of ${record.state}.`,
    );
  }
  deactivate(ctx, record);
  return { Name: record.name };
}
