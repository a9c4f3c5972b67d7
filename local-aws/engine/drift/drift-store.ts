import type { Store } from '../../store/store.ts';
import type { JsonObject } from '../json-value.ts';
import { stackUuid } from '../stacks/stack-record.ts';
import type { PropertyDifference } from './property-differences.ts';

type ResourceDriftStatus = 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED';

/** What the last look at one resource found. */
export interface DriftRecord {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: ResourceDriftStatus;
  readonly expected: JsonObject;
  readonly actual?: JsonObject;
  readonly differences: readonly PropertyDifference[];
  readonly at: string;
}

/** A detection over a whole stack, which goes on after the call that asked for it. */
export interface DetectionRecord {
  readonly id: string;
  readonly stackId: string;
  readonly status: 'DETECTION_IN_PROGRESS' | 'DETECTION_COMPLETE' | 'DETECTION_FAILED';
  readonly reason?: string;
  readonly stackStatus?: 'DRIFTED' | 'IN_SYNC' | 'NOT_CHECKED' | 'UNKNOWN';
  readonly drifted?: number;
  readonly logicalIds?: readonly string[];
  readonly at: string;
}

const detections = 'cloudformation-drift-detection';

export function getDrift(
  store: Store,
  stackId: string,
  logicalId: string,
): DriftRecord | undefined {
  return store.get<DriftRecord>(drifts(stackId), logicalId);
}

export function listDrifts(store: Store, stackId: string): DriftRecord[] {
  return store.list<DriftRecord>(drifts(stackId));
}

export function putDrift(store: Store, stackId: string, drift: DriftRecord): void {
  store.put(drifts(stackId), drift.logicalId, drift);
}

/** Forgets what was found: the stack's resources have been brought to their template since. */
export function removeDrifts(store: Store, stackId: string): void {
  for (const { logicalId } of listDrifts(store, stackId)) {
    store.delete(drifts(stackId), logicalId);
  }
}

export function getDetection(store: Store, id: string): DetectionRecord | undefined {
  return store.get<DetectionRecord>(detections, id);
}

export function listDetections(store: Store): DetectionRecord[] {
  return store.list<DetectionRecord>(detections);
}

export function putDetection(store: Store, detection: DetectionRecord): void {
  store.put(detections, detection.id, detection);
}

function drifts(stackId: string): string {
  return `cloudformation-drift:${stackUuid(stackId)}`;
}
