import Box from '@cloudscape-design/components/box';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { ResourceNode } from '#lib/resources/graph.ts';
import styles from './hosts.module.css';
import { readChecks } from './read-checks.ts';

const indicators: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  ok: 'success',
  impaired: 'error',
  initializing: 'in-progress',
};

/** What AWS's status checks say of a host, or why they say nothing. */
export function StatusChecks({ resource }: { readonly resource: ResourceNode }) {
  const checks = readChecks(resource);
  return (
    <div>
      <Box variant="h3">Status checks</Box>
      {checks.length === 0 ? (
        <Box color="text-body-secondary">
          {resource.statusText === 'running'
            ? 'AWS has not told of them yet.'
            : `It is ${resource.statusText}: AWS checks only what runs.`}
        </Box>
      ) : (
        <ul className={styles.list} aria-label="Status checks">
          {checks.map(({ title, state, impairedSince }) => (
            <li key={title}>
              <Status type={indicators[state] ?? 'pending'}>{state}</Status> {title}
              {impairedSince && (
                <>
                  , since <RelativeTime at={impairedSince} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
