import Box from '@cloudscape-design/components/box';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { type CircuitBreaker, circuitBreakerOf } from '#lib/resources/ecs/circuit-breaker.ts';
import { revisionOf } from '#lib/resources/ecs/task-family.ts';
import { objectsAt, textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import styles from './containers.module.css';

/** The deployments of a service that are under way, and how near the circuit breaker is. */
export function ServiceDeployments({ service }: { readonly service: Properties }) {
  const deployments = objectsAt(service, 'deployments[]');
  const breaker = circuitBreakerOf(service);
  return (
    <div>
      <Box variant="h3">Deployments</Box>
      <Box color="text-body-secondary" fontSize="body-s" padding={{ bottom: 'xs' }}>
        {breakerText(breaker)}
      </Box>
      <ul className={styles.list} aria-label="Deployments">
        {deployments.map((deployment) => (
          <li key={textAt(deployment, 'id')}>
            <Status type={indicators[String(deployment.rolloutState)] ?? 'info'}>
              {textAt(deployment, 'rolloutState') ?? textAt(deployment, 'status')}
            </Status>
            <div>
              {revisionOf(textAt(deployment, 'taskDefinition') ?? '')}
              {deployment.status !== 'PRIMARY' && ', being replaced'}: {countText(deployment)}
            </div>
            <div>{failedText(deployment, breaker)}</div>
            <Box color="text-body-secondary" fontSize="body-s">
              {deployment.rolloutState !== 'COMPLETED' && textAt(deployment, 'rolloutStateReason')}{' '}
              Begun <RelativeTime at={textAt(deployment, 'createdAt') ?? ''} />
            </Box>
          </li>
        ))}
      </ul>
    </div>
  );
}

const indicators: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  COMPLETED: 'success',
  IN_PROGRESS: 'in-progress',
  FAILED: 'error',
};

function breakerText(breaker: CircuitBreaker | undefined): string {
  if (!breaker) return 'No circuit breaker: a deployment whose tasks fail is tried for ever.';
  const what = breaker.rollsBack ? 'gives up and rolls back' : 'gives up';
  return `The circuit breaker ${what} at ${breaker.threshold} failed tasks.`;
}

function countText({ desiredCount, runningCount, pendingCount }: Properties): string {
  const pending = Number(pendingCount) > 0 ? `, ${pendingCount} pending` : '';
  return `${runningCount ?? 0} of ${desiredCount ?? 0} running${pending}`;
}

function failedText({ failedTasks }: Properties, breaker: CircuitBreaker | undefined): string {
  const failed = Number(failedTasks ?? 0);
  if (failed === 0) return 'No task failed.';
  return breaker
    ? `${failed} of ${breaker.threshold} failed tasks.`
    : `${failed} failed ${failed === 1 ? 'task' : 'tasks'}.`;
}
