import type { ResourceStatus } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export const targetGroupStatuses: Readonly<Record<string, ResourceStatus>> = {
  healthy: 'healthy',
  'no targets': 'healthy',
  initial: 'changing',
  draining: 'changing',
  unused: 'stopped',
  unavailable: 'unknown',
  unhealthy: 'failed',
  'unhealthy.draining': 'failed',
};

/** The worst comes first. */
const words = [
  'unhealthy',
  'unhealthy.draining',
  'initial',
  'draining',
  'unavailable',
  'unused',
  'healthy',
];

/** The worst state among the targets (Elastic Load Balancing API, `TargetHealth`). */
export function targetGroupState(properties: Properties): string | undefined {
  const states = healths(properties).map((health) => textAt(health, 'State'));
  if (states.length === 0) return 'no targets';
  return words.find((word) => states.includes(word));
}

export function targetGroupReason(properties: Properties): string | undefined {
  const state = targetGroupState(properties);
  const worst = healths(properties).find((health) => textAt(health, 'State') === state);
  return worst && textAt(worst, 'Description');
}

function healths(properties: Properties): Properties[] {
  return objectsAt(properties, 'TargetHealthDescriptions[].TargetHealth');
}
