import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import type { Aws } from './clients.ts';

/** One resource as its stack knows it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Absent until CloudFormation has asked the service to create it. */
  readonly physicalId?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly updatedAt?: string;
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
        });
      }
    }
  } catch (error) {
    if (isMissingStack(error)) return [];
    throw error;
  }
  return found;
}

/** AWS: `ValidationError`, "Stack with id <name> does not exist" (recorded in localstack's snapshots). */
function isMissingStack(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    /^Stack .*does not exist$/.test(error.message)
  );
}
