import { randomUUID } from 'node:crypto';
import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsInput,
  DescribeStackResourceDriftsOutput,
  DetectStackDriftInput,
  DetectStackDriftOutput,
  DetectStackResourceDriftInput,
  DetectStackResourceDriftOutput,
  StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { detectResource, runDetection } from '../../engine/drift/detect-drift.ts';
import {
  type DetectionRecord,
  type DriftRecord,
  getDetection,
  listDetections,
  listDrifts,
  putDetection,
} from '../../engine/drift/drift-store.ts';
import { canonicalJson } from '../../engine/json-value.ts';
import { emitDriftDetection } from '../../engine/stacks/emit-stack-events.ts';
import type { StackRecord } from '../../engine/stacks/stack-record.ts';
import { getResource } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { pageOf } from './paging.ts';
import { stackNamed } from './stack-lookup.ts';

const detectable =
  /^(CREATE|UPDATE|UPDATE_ROLLBACK|ROLLBACK|IMPORT|IMPORT_ROLLBACK)_(COMPLETE|FAILED)$/;

export function detectStackDrift(
  input: DetectStackDriftInput,
  ctx: CallContext,
): DetectStackDriftOutput {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  assertDetectable(stack);
  const running = listDetections(ctx.store).find(
    ({ stackId, status }) => stackId === stack.id && status === 'DETECTION_IN_PROGRESS',
  );
  if (running) {
    throw validationError(`Drift detection is already in progress for stack [${stack.id}]`);
  }
  const id = randomUUID();
  const detection: DetectionRecord = {
    id,
    stackId: stack.id,
    status: 'DETECTION_IN_PROGRESS',
    logicalIds: input.LogicalResourceIds,
    at: ctx.clock.now().toISOString(),
  };
  putDetection(ctx.store, detection);
  emitDriftDetection(ctx, detection);
  runDetection(ctx, id);
  return { StackDriftDetectionId: id };
}

export function describeStackDriftDetectionStatus(
  input: DescribeStackDriftDetectionStatusInput,
  ctx: CallContext,
): DescribeStackDriftDetectionStatusOutput {
  const detection = getDetection(ctx.store, input.StackDriftDetectionId ?? '');
  if (!detection) {
    throw validationError(`Drift detection [${input.StackDriftDetectionId}] does not exist`);
  }
  return {
    StackId: detection.stackId,
    StackDriftDetectionId: detection.id,
    DetectionStatus: detection.status,
    DetectionStatusReason: detection.reason,
    StackDriftStatus: detection.stackStatus,
    DriftedStackResourceCount: detection.drifted,
    Timestamp: new Date(detection.at),
  };
}

export async function detectStackResourceDrift(
  input: DetectStackResourceDriftInput,
  ctx: CallContext,
): Promise<DetectStackResourceDriftOutput> {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  assertDetectable(stack);
  const resource = getResource(ctx.store, stack.id, input.LogicalResourceId ?? '');
  if (!resource) {
    throw validationError(
      `Resource ${input.LogicalResourceId} does not exist for stack ${stack.name}`,
    );
  }
  const drift = await detectResource(ctx, stack, resource);
  if (drift.status === 'NOT_CHECKED') {
    throw validationError(`Drift detection is not supported for resource type ${resource.type}`);
  }
  return { StackResourceDrift: driftMembers(stack, drift) };
}

export function describeStackResourceDrifts(
  input: DescribeStackResourceDriftsInput,
  ctx: CallContext,
): DescribeStackResourceDriftsOutput {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const wanted: readonly string[] = input.StackResourceDriftStatusFilters ?? [];
  const drifts = listDrifts(ctx.store, stack.id).filter(
    ({ status }) => wanted.length === 0 || wanted.includes(status),
  );
  const { items, nextToken } = pageOf(drifts, input.NextToken, input.MaxResults ?? 100);
  return {
    StackResourceDrifts: items.map((drift) => driftMembers(stack, drift)),
    NextToken: nextToken,
  };
}

/** Members as recorded on AWS in localstack `api/test_drift_detection.snapshot.json`. */
function driftMembers(stack: StackRecord, drift: DriftRecord): StackResourceDrift {
  return {
    StackId: stack.id,
    LogicalResourceId: drift.logicalId,
    PhysicalResourceId: drift.physicalId,
    ResourceType: drift.type,
    StackResourceDriftStatus: drift.status,
    ExpectedProperties: canonicalJson(drift.expected),
    ActualProperties: drift.actual && canonicalJson(drift.actual),
    PropertyDifferences: drift.differences.map(({ path, expected, actual, kind }) => ({
      PropertyPath: path,
      ExpectedValue: expected,
      ActualValue: actual,
      DifferenceType: kind,
    })),
    Timestamp: new Date(drift.at),
  };
}

function assertDetectable({ id, status }: StackRecord): void {
  if (detectable.test(status)) return;
  throw validationError(`Stack [${id}] in ${status} state cannot be checked for drift`);
}
