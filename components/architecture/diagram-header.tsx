'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useRouter } from 'next/navigation';
import { useNotifications } from '#components/shell/notifications.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useRefreshGraph } from '#lib/queries/architecture.ts';
import styles from './diagram-section.module.css';
import type { Look } from './view-address.ts';

interface DiagramHeaderProps {
  readonly environmentName: string;
  readonly title: string;
  /** How many resources are shown, such as `(12 of 40)`. */
  readonly counter: string;
  /** When they were discovered, ISO 8601. */
  readonly at: string;
  /** AWS tells of changes, so that it need not be asked often. */
  readonly told: boolean;
  readonly look: Look;
  /** Whether the whole page of it is elsewhere. */
  readonly linked: boolean;
  onLook(look: Look): void;
}

/** How much was found and when, and how to look again or differently. */
export function DiagramHeader(props: DiagramHeaderProps) {
  const { environmentName, title, counter, at, told, look, linked, onLook } = props;
  const router = useRouter();
  const refresh = useRefreshGraph(environmentName);
  const { notifyError } = useNotifications();
  const href = `/environments/${environmentName}/architecture`;
  return (
    <Header
      variant={linked ? 'h2' : 'h1'}
      counter={counter}
      description={
        <>
          Discovered <RelativeTime at={at} />
          {told && '; AWS tells of changes'}
        </>
      }
      actions={
        <div className={styles.actions}>
          <SegmentedControl
            label="Show as"
            selectedId={look}
            options={[
              { id: 'diagram', text: 'Diagram' },
              { id: 'table', text: 'Table' },
            ]}
            onChange={({ detail }) => onLook(detail.selectedId === 'table' ? 'table' : 'diagram')}
          />
          <Button
            iconName="refresh"
            loading={refresh.isPending}
            loadingText="Asking AWS"
            onClick={() =>
              refresh.mutate(undefined, {
                onError: (error) => notifyError('The resources could not be discovered', error),
              })
            }
          >
            Refresh
          </Button>
          {linked && (
            <Button
              iconName="full-screen"
              ariaLabel="Open architecture"
              href={href}
              onFollow={(event) => {
                event.preventDefault();
                router.push(href);
              }}
            />
          )}
        </div>
      }
    >
      {title}
    </Header>
  );
}
