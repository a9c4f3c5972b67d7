import {
  DescribeStackDriftDetectionStatusCommand,
  DetectStackDriftCommand,
  type PropertyDifference,
  paginateDescribeStackResourceDrifts,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { ResourceDrift } from '#lib/resources/graph.ts';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';

type CloudFormation = Pick<Aws, 'cloudFormation'>;

/** A property that is not as the template has it. */
export interface DriftedProperty {
  /** JSON pointer into the resource's properties, such as `/Tags/0/Value`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Null for what the template does not have. */
  readonly expected: string | null;
  readonly actual: string | null;
}

export interface DriftDetail extends ResourceDrift {
  readonly differences: readonly DriftedProperty[];
}

/**
 * Asks CloudFormation to compare a stack with its template, which takes it seconds to minutes. Answers the
 * id of the comparison, or undefined where one is under way.
 */
export async function detectStackDrift(
  aws: CloudFormation,
  stackId: string,
): Promise<string | undefined> {
  try {
    const answer = await aws.cloudFormation.send(
      new DetectStackDriftCommand({ StackName: stackId }),
    );
    return answer.StackDriftDetectionId;
  } catch (error) {
    if (isRunning(error)) return undefined;
    throw translateAwsError(error);
  }
}

/** Whether a comparison is still under way. */
export async function isDetectingDrift(aws: CloudFormation, id: string): Promise<boolean> {
  try {
    const { DetectionStatus } = await aws.cloudFormation.send(
      new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id }),
    );
    return DetectionStatus === 'DETECTION_IN_PROGRESS';
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** What CloudFormation last found of one resource, or undefined where it did not check it. */
export async function describeResourceDrift(
  aws: CloudFormation,
  { stackId, logicalId }: { readonly stackId: string; readonly logicalId: string },
): Promise<DriftDetail | undefined> {
  try {
    const pages = paginateDescribeStackResourceDrifts(
      { client: aws.cloudFormation, pageSize: 100 },
      { StackName: stackId },
    );
    for await (const { StackResourceDrifts = [] } of pages) {
      const found = StackResourceDrifts.find((drift) => drift.LogicalResourceId === logicalId);
      if (found) return toDetail(found);
    }
    return undefined;
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** CloudFormation's word for a checked resource; `NOT_CHECKED` and words to come mean that it was not. */
export function driftState(word: string | undefined): ResourceDrift['state'] | undefined {
  return states[word ?? ''];
}

const states: Readonly<Record<string, ResourceDrift['state']>> = {
  IN_SYNC: 'in-sync',
  MODIFIED: 'modified',
  DELETED: 'deleted',
};

function toDetail(drift: StackResourceDrift): DriftDetail | undefined {
  const state = driftState(drift.StackResourceDriftStatus);
  if (!state || !drift.Timestamp) return undefined;
  return {
    state,
    checkedAt: drift.Timestamp.toISOString(),
    differences: (drift.PropertyDifferences ?? []).map(toDifference),
  };
}

function toDifference(difference: PropertyDifference): DriftedProperty {
  const { PropertyPath = '', ExpectedValue = null, ActualValue = null } = difference;
  switch (difference.DifferenceType) {
    case 'ADD':
      return { path: PropertyPath, kind: 'added', expected: null, actual: ActualValue };
    case 'REMOVE':
      return { path: PropertyPath, kind: 'removed', expected: ExpectedValue, actual: null };
    default:
      return { path: PropertyPath, kind: 'changed', expected: ExpectedValue, actual: ActualValue };
  }
}

/** CloudFormation answers a second detection with a `ValidationError` that only its sentence tells apart. */
function isRunning(error: unknown): boolean {
  return (
    awsErrorName(error) === 'ValidationError' &&
    error instanceof Error &&
    error.message.includes('already in progress')
  );
}
