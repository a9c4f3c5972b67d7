import {
  DeleteStackCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';

export interface StackSnapshot {
  readonly stackId: string;
  readonly stackName: string;
  /** CloudFormation's own word, such as `CREATE_IN_PROGRESS`. */
  readonly status: string;
  readonly reason: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether it has termination protection. */
  readonly isProtected: boolean;
  readonly updatedAt: Date | undefined;
  readonly driftCheckedAt: Date | undefined;
}

type CloudFormation = Pick<Aws, 'cloudFormation'>;

/** The stack of a name or id, or undefined where there is none (a deleted one is found by id only). */
export async function describeStack(
  aws: CloudFormation,
  nameOrId: string,
): Promise<StackSnapshot | undefined> {
  try {
    const { Stacks } = await aws.cloudFormation.send(
      new DescribeStacksCommand({ StackName: nameOrId }),
    );
    const stack = Stacks?.[0];
    return stack && toSnapshot(stack);
  } catch (error) {
    if (isMissingStack(error)) return undefined;
    throw translateAwsError(error);
  }
}

function toSnapshot(stack: Stack): StackSnapshot {
  return {
    stackId: stack.StackId ?? '',
    stackName: stack.StackName ?? '',
    status: stack.StackStatus ?? 'UNKNOWN',
    reason: stack.StackStatusReason,
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map((output) => [output.OutputKey ?? '', output.OutputValue ?? '']),
    ),
    tags: Object.fromEntries((stack.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])),
    isProtected: stack.EnableTerminationProtection ?? false,
    updatedAt: stack.LastUpdatedTime ?? stack.CreationTime,
    driftCheckedAt: stack.DriftInformation?.LastCheckTimestamp,
  };
}

/** CloudFormation answers a missing stack with a `ValidationError` that only its sentence tells apart. */
export function isMissingStack(error: unknown): boolean {
  return (
    awsErrorName(error) === 'ValidationError' &&
    error instanceof Error &&
    error.message.includes('does not exist')
  );
}

/** Asks for the deletion; the same token again is the same request. */
export async function deleteStack(
  aws: CloudFormation,
  stackId: string,
  clientRequestToken: string,
): Promise<void> {
  try {
    await aws.cloudFormation.send(
      new DeleteStackCommand({ StackName: stackId, ClientRequestToken: clientRequestToken }),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}
