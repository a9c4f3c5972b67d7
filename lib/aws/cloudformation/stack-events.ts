import {
  type StackEvent as AwsStackEvent,
  DescribeStackEventsCommand,
  type DescribeStackEventsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../clients.ts';
import { translateAwsError } from '../translate-error.ts';
import { isMissingStack } from './stack.ts';

export interface ObservedEvent {
  readonly eventId: string;
  readonly at: Date;
  readonly stackId: string;
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly clientRequestToken: string | undefined;
}

/** The stack's events that came after a known one (all, where none is known), oldest first. */
export async function stackEventsAfter(
  aws: Pick<Aws, 'cloudFormation'>,
  stackId: string,
  knownEventId: string | undefined,
): Promise<ObservedEvent[]> {
  const found: ObservedEvent[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page: DescribeStackEventsCommandOutput = await aws.cloudFormation.send(
        new DescribeStackEventsCommand({ StackName: stackId, NextToken: nextToken }),
      );
      for (const event of (page.StackEvents ?? []).map(toObservedEvent)) {
        if (event.eventId === knownEventId) return found.reverse();
        found.push(event);
      }
      nextToken = page.NextToken;
    } while (nextToken);
  } catch (error) {
    if (isMissingStack(error)) return [];
    throw translateAwsError(error);
  }
  return found.reverse();
}

/** Id of the newest event of a stack, or undefined where there is no stack. */
export async function newestEventId(
  aws: Pick<Aws, 'cloudFormation'>,
  stackId: string,
): Promise<string | undefined> {
  try {
    const page = await aws.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: stackId }),
    );
    return page.StackEvents?.[0]?.EventId;
  } catch (error) {
    if (isMissingStack(error)) return undefined;
    throw translateAwsError(error);
  }
}

function toObservedEvent(event: AwsStackEvent): ObservedEvent {
  return {
    eventId: event.EventId ?? '',
    at: event.Timestamp ?? new Date(0),
    stackId: event.StackId ?? '',
    logicalId: event.LogicalResourceId ?? '',
    physicalId: event.PhysicalResourceId || undefined,
    resourceType: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason,
    clientRequestToken: event.ClientRequestToken,
  };
}
