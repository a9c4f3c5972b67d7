'use client';

import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { parkingSaving } from '#lib/parking/parking-saving.ts';
import { planParking } from '#lib/parking/plan-parking.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { useCostBasis } from '#lib/queries/cost.ts';
import { useParkEnvironment, useParking } from '#lib/queries/parking.ts';
import { ParkDialog } from './park-dialog.tsx';
import { notificationOf } from './parking-notification.tsx';

/** Puts an environment to rest; not there while it rests. */
export function ParkButton({ environmentName }: { readonly environmentName: string }) {
  const { data: parking } = useParking(environmentName);
  const { data: graph } = useGraph(environmentName);
  const park = useParkEnvironment(environmentName);
  const { notify } = useNotifications();
  const [isAsking, setAsking] = useState(false);
  const basis = useCostBasis(environmentName, isAsking);
  if (!graph || !parking || parking.parked) return null;
  const plan = planParking(graph.nodes);
  const isAtRest = plan.park.length === 0;
  return (
    <>
      <PermittedButton
        permission="operate"
        environmentName={environmentName}
        disabled={isAtRest}
        {...(isAtRest && { disabledReason: 'Nothing runs that could be stopped.' })}
        onClick={() => {
          park.reset();
          setAsking(true);
        }}
      >
        Park
      </PermittedButton>
      {isAsking && (
        <ParkDialog
          environmentName={environmentName}
          plan={plan}
          saving={basis.data && parkingSaving(plan.wake, graph.nodes, basis.data)}
          busy={park.isPending}
          error={park.error}
          onPark={(confirm) =>
            park.mutate(confirm, {
              onSuccess: (result) => {
                setAsking(false);
                notify(notificationOf(`${environmentName} is being parked`, result));
              },
            })
          }
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}
