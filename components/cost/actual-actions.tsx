'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import { useReadActualCost, useSetActualCost } from '#lib/queries/cost.ts';

interface ActualActionsProps {
  readonly environmentName: string;
  readonly actual: ActualCostDocument;
}

/** Switches actual costs on, which reads them at once, or off; or reads them now. */
export function ActualActions({ environmentName, actual }: ActualActionsProps) {
  const { enabled, requests } = actual;
  const { notifyError } = useNotifications();
  const change = useSetActualCost(environmentName);
  const read = useReadActualCost(environmentName);
  const permitted = { permission: 'configure', environmentName } as const;
  const readNow = () =>
    read.mutate(undefined, {
      onError: (error) => notifyError('The costs could not be read', error),
    });
  const set = (next: boolean) =>
    change.mutate(
      { enabled: next },
      {
        onSuccess: () => next && readNow(),
        onError: (error) => notifyError('Actual costs were not switched', error),
      },
    );
  const isSpent = requests.today >= requests.mostADay;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {enabled && (
        <PermittedButton
          {...permitted}
          loading={read.isPending}
          loadingText="Asking AWS"
          disabled={isSpent}
          disabledReason={isSpent ? 'Today it was asked as often as it may be' : undefined}
          onClick={readNow}
        >
          Read costs now
        </PermittedButton>
      )}
      <PermittedButton {...permitted} loading={change.isPending} onClick={() => set(!enabled)}>
        {enabled ? 'Switch actual costs off' : 'Switch actual costs on'}
      </PermittedButton>
    </SpaceBetween>
  );
}
