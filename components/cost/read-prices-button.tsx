'use client';

import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { useReadPrices } from '#lib/queries/cost.ts';

/** Reads AWS's prices, which costs nothing; until then the table that comes with Strata serves. */
export function ReadPricesButton({ environmentName }: { readonly environmentName: string }) {
  const read = useReadPrices(environmentName);
  const { notify, notifyError } = useNotifications();
  return (
    <PermittedButton
      permission="configure"
      environmentName={environmentName}
      loading={read.isPending}
      loadingText="Asking AWS"
      onClick={() =>
        read.mutate(undefined, {
          onSuccess: ({ prices }) =>
            notify({ type: 'success', content: `Estimates are made with ${prices.source}.` }),
          onError: (error) => notifyError('The prices could not be read', error),
        })
      }
    >
      Read AWS’s prices
    </PermittedButton>
  );
}
