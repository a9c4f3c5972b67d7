'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { Lifetime } from '#lib/api/lifetime.ts';
import { useRemoveLifetime, useSetLifetime } from '#lib/queries/lifetime.ts';

const dayMs = 86_400_000;

interface LifetimeButtonsProps {
  readonly environmentName: string;
  readonly lifetime: Lifetime;
}

/** Puts off the end of an environment, or calls it off. */
export function LifetimeButtons({ environmentName, lifetime }: LifetimeButtonsProps) {
  const set = useSetLifetime(environmentName);
  const remove = useRemoveLifetime(environmentName);
  const { notifyError } = useNotifications();
  const extend = (days: number) => {
    const from = Math.max(Date.now(), Date.parse(lifetime.endsAt));
    set.mutate(
      { endsAt: new Date(from + days * dayMs).toISOString() },
      { onError: (error) => notifyError('The end was not put off', error) },
    );
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <PermittedButton
        permission="deploy"
        environmentName={environmentName}
        disabled={set.isPending}
        onClick={() => extend(1)}
      >
        Extend by a day
      </PermittedButton>
      <PermittedButton
        permission="deploy"
        environmentName={environmentName}
        disabled={set.isPending}
        onClick={() => extend(7)}
      >
        Extend by a week
      </PermittedButton>
      <PermittedButton
        permission="deploy"
        environmentName={environmentName}
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, {
            onError: (error) => notifyError('The end was not called off', error),
          })
        }
      >
        Remove the end
      </PermittedButton>
    </SpaceBetween>
  );
}
