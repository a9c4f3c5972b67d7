import { type OperationEvent, paginateDescribeEvents } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../clients.ts';
import { translateAwsError } from '../translate-error.ts';

/**
 * What early validation and hooks have found wrong with a change set, a sentence each, such as `Subnet A
 * /CidrBlock: …`. Source: AWS CloudFormation API Reference, `DescribeEvents`.
 */
export async function changeSetProblems(
  aws: Pick<Aws, 'cloudFormation'>,
  changeSetId: string,
): Promise<string[]> {
  const found: string[] = [];
  try {
    const pages = paginateDescribeEvents(
      { client: aws.cloudFormation },
      { ChangeSetName: changeSetId, Filters: { FailedEvents: true } },
    );
    for await (const { OperationEvents = [] } of pages) {
      found.push(...OperationEvents.flatMap(problemOf));
    }
  } catch (error) {
    throw translateAwsError(error);
  }
  return found;
}

function problemOf(event: OperationEvent): string[] {
  const { LogicalResourceId, ValidationPath, ValidationStatusReason } = event;
  const { HookType, HookStatusReason } = event;
  const reason = ValidationStatusReason ?? HookStatusReason;
  if (!reason) return [];
  const subject = [LogicalResourceId, ValidationPath ?? HookType].filter(Boolean).join(' ');
  return [subject === '' ? reason : `${subject}: ${reason}`];
}
