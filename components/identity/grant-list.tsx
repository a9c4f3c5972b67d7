'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { GrantDocument } from '#lib/api/people.ts';
import { useRemoveGrant } from '#lib/queries/people.ts';
import styles from './identity.module.css';

/** Roles that somebody has, each with where, and a button that takes it away. */
export function GrantList({ grants }: { readonly grants: readonly GrantDocument[] }) {
  const remove = useRemoveGrant();
  const { notifyError } = useNotifications();
  if (grants.length === 0) return <Box color="text-body-secondary">None</Box>;
  return (
    <ul className={styles.grants}>
      {grants.map(({ id, roleTitle, environment }) => (
        <li key={id}>
          {roleTitle}, {environment ?? 'everywhere'}
          <Button
            variant="inline-icon"
            iconName="close"
            ariaLabel={`Take away ${roleTitle}, ${environment ?? 'everywhere'}`}
            loading={remove.isPending && remove.variables === id}
            onClick={() =>
              remove.mutate(id, {
                onError: (error) => notifyError('The role was not taken away', error),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}
