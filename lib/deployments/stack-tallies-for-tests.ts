import {
  CloudFormationClient,
  ListChangeSetsCommand,
  paginateDescribeStackEvents,
  paginateListStackResources,
  paginateListStacks,
} from '@aws-sdk/client-cloudformation';

export interface StackTally {
  readonly stackName: string;
  readonly status: string;
  /** How often the stack's creation began. */
  readonly executions: number;
  readonly changeSets: number;
  /** Each by its logical id, with its status. */
  readonly resources: readonly string[];
}

/** What the local AWS has of every stack it ever had, for tests to count what was done twice. */
export async function stackTallies(endpoint: string): Promise<StackTally[]> {
  const client = new CloudFormationClient({
    region: 'us-east-2',
    endpoint,
    credentials: { accessKeyId: 'tally', secretAccessKey: 'tally' },
    maxAttempts: 10,
  });
  const tallies: StackTally[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, {})) {
    for (const { StackId = '', StackName = '', StackStatus = '' } of StackSummaries) {
      const { Summaries = [] } = await client.send(
        new ListChangeSetsCommand({ StackName: StackId }),
      );
      tallies.push({
        stackName: StackName,
        status: StackStatus,
        executions: await executionsOf(client, StackId, StackName),
        changeSets: Summaries.length,
        resources: await resourcesOf(client, StackId),
      });
    }
  }
  client.destroy();
  return tallies.sort((a, b) => a.stackName.localeCompare(b.stackName));
}

async function executionsOf(
  client: CloudFormationClient,
  StackName: string,
  name: string,
): Promise<number> {
  let count = 0;
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
    count += StackEvents.filter(
      ({ LogicalResourceId, ResourceStatus }) =>
        LogicalResourceId === name && ResourceStatus === 'CREATE_IN_PROGRESS',
    ).length;
  }
  return count;
}

async function resourcesOf(client: CloudFormationClient, StackName: string): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName })) {
    for (const each of page.StackResourceSummaries ?? []) {
      found.push(`${each.LogicalResourceId} ${each.ResourceStatus}`);
    }
  }
  return found.sort();
}
