import type {
  BatchGetWorkflowsRequest,
  BatchGetWorkflowsResponse,
  CreateWorkflowRequest,
  CreateWorkflowResponse,
  DeleteWorkflowRequest,
  DeleteWorkflowResponse,
  GetWorkflowRequest,
  GetWorkflowResponse,
  ListWorkflowsRequest,
  ListWorkflowsResponse,
  UpdateWorkflowRequest,
  UpdateWorkflowResponse,
  Workflow,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { glueArn, glueTags } from './glue-tags.ts';
import { pageOf } from './page.ts';
import { presentWorkflowRun } from './present-workflow-run.ts';
import { alreadyExists, requireName } from './refusals.ts';
import { workflowGraph } from './workflow-graph.ts';
import {
  forgetOldWorkflowRuns,
  type WorkflowRecord,
  workflowRunsOf,
  workflows,
} from './workflow-store.ts';

/** @throws AwsError AlreadyExistsException, InvalidInputException */
export function createWorkflow(
  input: CreateWorkflowRequest,
  ctx: CallContext,
): CreateWorkflowResponse {
  const name = requireName(input.Name);
  if (workflows.find(ctx, name)) throw alreadyExists(`Workflow ${name} already exists.`);
  const now = ctx.clock.now().toISOString();
  workflows.save(ctx, { name, createdAt: now, updatedAt: now, ...definitionOf(input) });
  glueTags.add(ctx, glueArn(ctx, `workflow/${name}`), input.Tags ?? {});
  return { Name: name };
}

function definitionOf({
  DefaultRunProperties = {},
  Description,
  MaxConcurrentRuns,
}: CreateWorkflowRequest | UpdateWorkflowRequest) {
  return {
    defaultRunProperties: DefaultRunProperties,
    ...(Description && { description: Description }),
    ...(MaxConcurrentRuns !== undefined && { maxConcurrentRuns: MaxConcurrentRuns }),
  };
}

/** Replaces the whole definition. */
export function updateWorkflow(
  input: UpdateWorkflowRequest,
  ctx: CallContext,
): UpdateWorkflowResponse {
  const { name, createdAt } = workflows.existing(ctx, input.Name);
  const updatedAt = ctx.clock.now().toISOString();
  workflows.save(ctx, { name, createdAt, updatedAt, ...definitionOf(input) });
  return { Name: name };
}

/** A workflow that is not there is no error; its triggers stay. */
export function deleteWorkflow(
  { Name = '' }: DeleteWorkflowRequest,
  ctx: CallContext,
): DeleteWorkflowResponse {
  workflows.remove(ctx, Name);
  forgetOldWorkflowRuns(ctx, Name, 0);
  glueTags.forget(ctx, glueArn(ctx, `workflow/${Name}`));
  return { Name };
}

export function getWorkflow(input: GetWorkflowRequest, ctx: CallContext): GetWorkflowResponse {
  return { Workflow: present(ctx, workflows.existing(ctx, input.Name), input.IncludeGraph) };
}

export function listWorkflows(
  input: ListWorkflowsRequest,
  ctx: CallContext,
): ListWorkflowsResponse {
  const { items, NextToken } = pageOf(workflows.all(ctx), input);
  return { Workflows: items.map(({ name }) => name), ...(NextToken && { NextToken }) };
}

export function batchGetWorkflows(
  { IncludeGraph, Names = [] }: BatchGetWorkflowsRequest,
  ctx: CallContext,
): BatchGetWorkflowsResponse {
  const found = Names.map((name) => workflows.find(ctx, name));
  return {
    Workflows: found.flatMap((record) => (record ? [present(ctx, record, IncludeGraph)] : [])),
    MissingWorkflows: Names.filter((_, index) => !found[index]),
  };
}

function present(ctx: CallContext, record: WorkflowRecord, includeGraph = false): Workflow {
  const { description, maxConcurrentRuns, name } = record;
  const [lastRun] = workflowRunsOf(ctx, name);
  return {
    Name: name,
    ...(description && { Description: description }),
    DefaultRunProperties: { ...record.defaultRunProperties },
    CreatedOn: new Date(record.createdAt),
    LastModifiedOn: new Date(record.updatedAt),
    ...(lastRun && { LastRun: presentWorkflowRun(ctx, lastRun, includeGraph) }),
    ...(includeGraph && { Graph: workflowGraph(ctx, name) }),
    ...(maxConcurrentRuns !== undefined && { MaxConcurrentRuns: maxConcurrentRuns }),
  };
}
