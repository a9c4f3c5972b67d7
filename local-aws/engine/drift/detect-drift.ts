import { providerFor } from '../../resources/providers.ts';
import type { CallContext } from '../../service.ts';
import type { JsonObject } from '../json-value.ts';
import { emitDriftDetection } from '../stacks/emit-stack-events.ts';
import { onBehalfOf } from '../stacks/on-behalf-of.ts';
import type { ResourceRecord, StackRecord } from '../stacks/stack-record.ts';
import { getStack, listResources, updateStack } from '../stacks/stack-store.ts';
import {
  type DetectionRecord,
  type DriftRecord,
  getDetection,
  listDetections,
  putDetection,
  putDrift,
} from './drift-store.ts';
import { propertyDifferences } from './property-differences.ts';
import { readActual } from './read-actual.ts';

const detectionSeconds = 10;

/** Runs a detection that was recorded as in progress, in the time AWS takes for a small stack. */
export function runDetection(ctx: CallContext, id: string): void {
  ctx.clock.after(detectionSeconds, () => void detect(ctx, id));
}

/** Takes up the detections that the end of the process interrupted. */
export function resumeDetections(ctx: CallContext): void {
  for (const { id, status } of listDetections(ctx.store)) {
    if (status === 'DETECTION_IN_PROGRESS') runDetection(ctx, id);
  }
}

async function detect(ctx: CallContext, id: string): Promise<void> {
  const detection = getDetection(ctx.store, id);
  const stack = detection && getStack(ctx.store, detection.stackId);
  if (!detection || !stack) return;
  try {
    end(ctx, {
      ...detection,
      ...(await detectStack(onBehalfOf(ctx, stack.definition), stack, detection)),
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    end(ctx, { ...detection, status: 'DETECTION_FAILED', reason });
  }
}

function end(ctx: CallContext, detection: DetectionRecord): void {
  putDetection(ctx.store, detection);
  emitDriftDetection(ctx, detection);
}

async function detectStack(
  ctx: CallContext,
  stack: StackRecord,
  { logicalIds }: DetectionRecord,
): Promise<Partial<DetectionRecord>> {
  const resources = listResources(ctx.store, stack.id).filter(
    ({ logicalId, status }) =>
      status !== 'DELETE_COMPLETE' && (logicalIds?.includes(logicalId) ?? true),
  );
  const drifts: DriftRecord[] = [];
  for (const resource of resources) drifts.push(await detectResource(ctx, stack, resource));
  const drifted = drifts.filter(
    ({ status }) => status === 'MODIFIED' || status === 'DELETED',
  ).length;
  const stackStatus = drifted > 0 ? 'DRIFTED' : 'IN_SYNC';
  updateStack(ctx.store, stack.id, {
    drift: { status: stackStatus, checkedAt: ctx.clock.now().toISOString() },
  });
  return { status: 'DETECTION_COMPLETE', stackStatus, drifted };
}

/** Reads a resource through its service and records where it differs from its template. */
export async function detectResource(
  ctx: CallContext,
  stack: StackRecord,
  resource: ResourceRecord,
): Promise<DriftRecord> {
  const { logicalId, type, physicalId = '', properties } = resource;
  const provider = providerFor(type);
  const unread = provider?.unread ?? [];
  const comparable = await readActual(ctx, stack, resource);
  const told = Object.fromEntries(
    Object.entries(properties).filter(([name]) => !unread.includes(name)),
  );
  const differences = comparable ? propertyDifferences(told, comparable) : [];
  const drift: DriftRecord = {
    logicalId,
    physicalId,
    type,
    status: !provider?.read
      ? 'NOT_CHECKED'
      : !comparable
        ? 'DELETED'
        : differences.length > 0
          ? 'MODIFIED'
          : 'IN_SYNC',
    expected: properties,
    actual: comparable && onlyExpected(properties, comparable),
    differences,
    at: ctx.clock.now().toISOString(),
  };
  putDrift(ctx.store, stack.id, drift);
  return drift;
}

function onlyExpected(expected: JsonObject, actual: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(actual).filter(([name]) => name in expected));
}
