import type {
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
  StackResource,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { getDrift } from '../../engine/drift/drift-store.ts';
import type { ResourceRecord, StackRecord } from '../../engine/stacks/stack-record.ts';
import { getResource, listResources, listStacks } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { pageOf } from './paging.ts';
import { stackNamed } from './stack-lookup.ts';

/** At most 100 resources, as on AWS; the paged list is `ListStackResources`. */
export function describeStackResources(
  input: DescribeStackResourcesInput,
  ctx: CallContext,
): DescribeStackResourcesOutput {
  const stack = input.StackName
    ? stackNamed(ctx, input.StackName, 'with id')
    : stackHolding(ctx, input.PhysicalResourceId);
  const resources = listResources(ctx.store, stack.id).filter(
    ({ logicalId }) => !input.LogicalResourceId || logicalId === input.LogicalResourceId,
  );
  return {
    StackResources: resources.slice(0, 100).map((resource) => ({
      ...resourceMembers(ctx, stack, resource),
      StackId: stack.id,
      StackName: stack.name,
      Timestamp: new Date(resource.updatedAt),
    })),
  };
}

export function describeStackResource(
  input: DescribeStackResourceInput,
  ctx: CallContext,
): DescribeStackResourceOutput {
  const stack = stackNamed(ctx, input.StackName, 'with id');
  const resource = getResource(ctx.store, stack.id, input.LogicalResourceId ?? '');
  if (!resource) {
    throw validationError(
      `Resource ${input.LogicalResourceId} does not exist for stack ${stack.name}`,
    );
  }
  return {
    StackResourceDetail: {
      ...resourceMembers(ctx, stack, resource),
      StackId: stack.id,
      StackName: stack.name,
      LastUpdatedTimestamp: new Date(resource.updatedAt),
      Metadata: JSON.stringify(resource.metadata ?? {}),
    },
  };
}

export function listStackResources(
  input: ListStackResourcesInput,
  ctx: CallContext,
): ListStackResourcesOutput {
  const stack = stackNamed(ctx, input.StackName, 'with id');
  const { items, nextToken } = pageOf(listResources(ctx.store, stack.id), input.NextToken, 100);
  return {
    StackResourceSummaries: items.map((resource) => ({
      ...resourceMembers(ctx, stack, resource),
      LastUpdatedTimestamp: new Date(resource.updatedAt),
    })),
    NextToken: nextToken,
  };
}

function resourceMembers(ctx: CallContext, stack: StackRecord, resource: ResourceRecord) {
  const drift = getDrift(ctx.store, stack.id, resource.logicalId);
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resourceStatus(resource.status),
    ResourceStatusReason: resource.statusReason,
    DriftInformation: {
      StackResourceDriftStatus: drift?.status ?? ('NOT_CHECKED' as const),
      LastCheckTimestamp: drift && new Date(drift.at),
    },
  };
}

function stackHolding(ctx: CallContext, physicalId: string | undefined): StackRecord {
  if (!physicalId) {
    throw validationError('Either StackName or PhysicalResourceId must be specified');
  }
  const owner = listStacks(ctx.store).find((stack) =>
    listResources(ctx.store, stack.id).some((resource) => resource.physicalId === physicalId),
  );
  if (owner) return owner;
  throw validationError(`Stack for ${physicalId} does not exist`);
}

/** The engine gives resources only statuses of the API, but keeps them as text. */
export function resourceStatus(status: string): StackResource['ResourceStatus'] {
  return status as StackResource['ResourceStatus'];
}
