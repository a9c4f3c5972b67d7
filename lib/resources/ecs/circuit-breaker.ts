import { objectsAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export interface CircuitBreaker {
  readonly rollsBack: boolean;
  /** Failed tasks at which a deployment is given up. */
  readonly threshold: number;
}

/** AWS's defaults of the threshold, and the bounds of `BOUNDED_PERCENT`. */
const usualPercent = 50;
const fewest = 3;
const most = 200;

/**
 * The circuit breaker of a service's deployments, or undefined where it is off. Source: "How the Amazon ECS
 * deployment circuit breaker detects failures", Amazon ECS developer guide; ECS API, `ThresholdConfiguration`.
 */
export function circuitBreakerOf(service: Properties): CircuitBreaker | undefined {
  const [breaker] = objectsAt(service, 'deploymentConfiguration.deploymentCircuitBreaker');
  if (breaker?.enable !== true) return undefined;
  const [{ type, value } = {}] = objectsAt(breaker, 'thresholdConfiguration');
  return {
    rollsBack: breaker.rollback === true,
    threshold: thresholdOf(String(type), Number(value ?? usualPercent), service.desiredCount),
  };
}

function thresholdOf(type: string, value: number, desiredCount: unknown): number {
  if (type === 'COUNT') return value;
  const share = Math.ceil((value / 100) * Number(desiredCount ?? 0));
  return type === 'UNBOUNDED_PERCENT'
    ? Math.max(1, share)
    : Math.min(most, Math.max(fewest, share));
}
