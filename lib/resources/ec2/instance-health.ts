import type { ResourceHealth } from '../graph.ts';
import { textAt, valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/**
 * What AWS's status checks of a running instance say: `ok`, `impaired`, `initializing`,
 * `insufficient-data` or `not-applicable` (EC2 API, `InstanceStatusSummary`).
 */
export function instanceHealth(properties: Properties): ResourceHealth | undefined {
  if (textAt(properties, 'State.Name') !== 'running') return undefined;
  const checks = valuesAt(properties, 'StatusChecks[]').map(String);
  if (checks.length === 0) return undefined;
  const text = `checks: ${checks.join(', ')}`;
  if (checks.some((check) => check.endsWith(' impaired'))) return { state: 'unhealthy', text };
  return { state: checks.every((check) => check.endsWith(' ok')) ? 'healthy' : 'unknown', text };
}
