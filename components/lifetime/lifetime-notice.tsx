'use client';

import Alert from '@cloudscape-design/components/alert';
import { useNow } from '#components/ui/use-now.ts';
import { useLifetime } from '#lib/queries/lifetime.ts';
import { LifetimeButtons } from './lifetime-buttons.tsx';
import { LifetimeText } from './lifetime-text.tsx';

const warningMs = 86_400_000;

/** Warns on every page of an environment in the last day before its end, and while the end is held up. */
export function LifetimeNotice({ environmentName }: { readonly environmentName: string }) {
  const { data } = useLifetime(environmentName);
  const now = useNow(data?.lifetime != null);
  if (!data?.lifetime || !now) return null;
  const { lifetime, atEnd } = data;
  if (Date.parse(lifetime.endsAt) - now.getTime() > warningMs) return null;
  const isHeld = lifetime.heldReason !== null;
  return (
    <Alert
      type="warning"
      header={isHeld ? `The time of ${environmentName} is over` : `${environmentName} ends soon`}
      action={<LifetimeButtons environmentName={environmentName} lifetime={lifetime} />}
    >
      <LifetimeText lifetime={lifetime} atEnd={atEnd} />
    </Alert>
  );
}
