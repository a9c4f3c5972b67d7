'use client';

import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useParking, useWakeEnvironment } from '#lib/queries/parking.ts';
import { notificationOf } from './parking-notification.tsx';
import { ParkingSteps } from './parking-steps.tsx';
import { SavedSoFar } from './saved-so-far.tsx';
import { SavingText } from './saving-text.tsx';
import { ScheduleText } from './schedule-text.tsx';

/** Says that an environment is parked, and wakes it; nothing where it is not. */
export function ParkedNotice({ environmentName }: { readonly environmentName: string }) {
  const { data } = useParking(environmentName);
  const wake = useWakeEnvironment(environmentName);
  const { notify, notifyError } = useNotifications();
  if (!data?.parked) return null;
  const { by, at, steps } = data.parked;
  return (
    <Alert
      type="info"
      header={`${environmentName} is parked`}
      action={
        <PermittedButton
          permission="operate"
          environmentName={environmentName}
          loading={wake.isPending}
          loadingText="Asking AWS"
          onClick={() =>
            wake.mutate(undefined, {
              onSuccess: (result) => notify(notificationOf(`${environmentName} wakes`, result)),
              onError: (error) => notifyError(`${environmentName} could not be woken`, error),
            })
          }
        >
          Wake
        </PermittedButton>
      }
    >
      By {by}, <RelativeTime at={at} />. <SavedSoFar saving={data.saving} since={at} />
      <SavingText saving={data.saving} />
      <ScheduleText environmentName={environmentName} schedule={data.schedule} />
      <ExpandableSection headerText="What waking does">
        <ParkingSteps steps={steps} />
      </ExpandableSection>
    </Alert>
  );
}
