import {
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import type { ResourceDrift } from '#lib/resources/graph.ts';
import type { Aws } from './clients.ts';
import { driftState } from './cloudformation/drift.ts';

/** One resource as its stack knows it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Absent until CloudFormation has asked the service to create it. */
  readonly physicalId?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly updatedAt?: string;
  /** Absent until a detection looked at it. */
  readonly drift?: ResourceDrift;
}

/** The resources of a stack in the order of the template; none where the stack does not exist. */
export async function listStackResources(
  aws: Pick<Aws, 'cloudFormation'>,
  stackName: string,
): Promise<StackResource[]> {
  const found: StackResource[] = [];
  try {
    const pages = paginateListStackResources(
      { client: aws.cloudFormation },
      { StackName: stackName },
    );
    for await (const page of pages) {
      for (const summary of page.StackResourceSummaries ?? []) {
        found.push({
          logicalId: summary.LogicalResourceId ?? '',
          type: summary.ResourceType ?? '',
          status: summary.ResourceStatus ?? '',
          ...(summary.PhysicalResourceId && { physicalId: summary.PhysicalResourceId }),
          ...(summary.ResourceStatusReason && { statusReason: summary.ResourceStatusReason }),
          ...(summary.LastUpdatedTimestamp && {
            updatedAt: summary.LastUpdatedTimestamp.toISOString(),
          }),
          ...driftOf(summary),
        });
      }
    }
  } catch (error) {
    if (isMissingStack(error)) return [];
    throw error;
  }
  return found;
}

/** CloudFormation calls both what it never looked at and what it cannot look at `NOT_CHECKED`. */
function driftOf({ DriftInformation: drift }: StackResourceSummary): { drift?: ResourceDrift } {
  const state = driftState(drift?.StackResourceDriftStatus);
  if (!state || !drift?.LastCheckTimestamp) return {};
  return { drift: { state, checkedAt: drift.LastCheckTimestamp.toISOString() } };
}

/** AWS: `ValidationError`, "Stack with id <name> does not exist" (recorded in localstack's snapshots). */
function isMissingStack(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    /^Stack .*does not exist$/.test(error.message)
  );
}
