import type {
  DescribeStacksInput,
  DescribeStacksOutput,
  ListStacksInput,
  ListStacksOutput,
  Stack,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import { isLive, type StackRecord } from '../../engine/stacks/stack-record.ts';
import { listStacks as allStacks } from '../../engine/stacks/stack-store.ts';
import { readTemplate } from '../../engine/template/read-template.ts';
import type { CallContext } from '../../service.ts';
import { tagList } from '../tag-register.ts';
import { operationType } from './operation-type.ts';
import { pageOf } from './paging.ts';
import { shownParameters } from './shown-parameters.ts';
import { stackNamed } from './stack-lookup.ts';

/** Members as recorded on AWS in localstack `api/test_stacks.snapshot.json`. */
export function describeStacks(input: DescribeStacksInput, ctx: CallContext): DescribeStacksOutput {
  if (input.StackName)
    return { Stacks: [stackMembers(stackNamed(ctx, input.StackName, 'with id'))] };
  const stacks = allStacks(ctx.store).filter(isLive).reverse();
  const { items, nextToken } = pageOf(stacks, input.NextToken, 100);
  return { Stacks: items.map(stackMembers), NextToken: nextToken };
}

export function listStacks(input: ListStacksInput, ctx: CallContext): ListStacksOutput {
  const wanted: readonly string[] = input.StackStatusFilter ?? [];
  const stacks = allStacks(ctx.store)
    .filter(({ status }) => wanted.length === 0 || wanted.includes(status))
    .reverse();
  const { items, nextToken } = pageOf(stacks, input.NextToken, 100);
  return { StackSummaries: items.map(summarise), NextToken: nextToken };
}

function stackMembers(stack: StackRecord): Stack {
  const template = readTemplate(stack.definition.template);
  const { definition } = stack;
  const parameters = shownParameters(template, definition);
  return {
    ...common(stack),
    Description: template.description,
    Parameters: parameters.length > 0 ? parameters : undefined,
    Capabilities:
      definition.capabilities.length > 0 ? capabilities(definition.capabilities) : undefined,
    ChangeSetId: stack.changeSetId,
    DisableRollback: stack.disableRollback,
    EnableTerminationProtection: isLive(stack) ? stack.terminationProtection : undefined,
    NotificationARNs: [...definition.notificationArns],
    Outputs: stack.outputs.length > 0 ? stack.outputs.map(output) : undefined,
    RoleARN: definition.roleArn,
    RollbackConfiguration: {},
    Tags: tagList(definition.tags),
    TimeoutInMinutes: stack.timeoutMinutes,
  };
}

function common(stack: StackRecord) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: date(stack.updatedAt),
    DeletionTime: date(stack.deletedAt),
    StackStatus: stackStatus(stack.status),
    StackStatusReason: stack.statusReason,
    DriftInformation: {
      StackDriftStatus: stack.drift.status,
      LastCheckTimestamp: date(stack.drift.checkedAt),
    },
    LastOperations: stack.operations
      .slice(-1)
      .map(({ id, type }) => ({ OperationId: id, OperationType: operationType(type) })),
  };
}

function summarise(stack: StackRecord): StackSummary {
  const { description } = readTemplate(stack.definition.template);
  return { ...common(stack), TemplateDescription: description };
}

function output({ key, value, description, exportName }: StackRecord['outputs'][number]) {
  return { OutputKey: key, OutputValue: value, Description: description, ExportName: exportName };
}

function date(iso: string | undefined): Date | undefined {
  return iso === undefined ? undefined : new Date(iso);
}

/** The engine gives a stack only statuses of the API, but keeps them as text. */
function stackStatus(status: string): Stack['StackStatus'] {
  return status as Stack['StackStatus'];
}

/** Capabilities were accepted from a request of the same type. */
function capabilities(given: readonly string[]): Stack['Capabilities'] {
  return [...given] as Stack['Capabilities'];
}
