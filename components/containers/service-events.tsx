import Box from '@cloudscape-design/components/box';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { objectsAt, textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import styles from './containers.module.css';

/** What a service itself says that it did lately, newest first. */
export function ServiceEvents({ service }: { readonly service: Properties }) {
  const events = objectsAt(service, 'events[]');
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        What the service says
      </Box>
      {events.length === 0 && <Box color="text-body-secondary">Nothing yet.</Box>}
      <ul className={styles.list} aria-label="Events of the service">
        {events.map((event) => (
          <li key={textAt(event, 'id')}>
            {(textAt(event, 'message') ?? '').replace(/^\(service [^)]*\) /, '')}{' '}
            <Box variant="span" color="text-body-secondary" fontSize="body-s">
              <RelativeTime at={textAt(event, 'createdAt') ?? ''} />
            </Box>
          </li>
        ))}
      </ul>
    </div>
  );
}
