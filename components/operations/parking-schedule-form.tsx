'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { ParkingScheduleState } from '#lib/api/parking-schedule.ts';
import { useSetParkingSchedule } from '#lib/queries/parking.ts';
import { draftOf, draftProblems, scheduleOf } from './schedule-draft.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { ScheduleText } from './schedule-text.tsx';

interface ParkingScheduleFormProps {
  readonly environmentName: string;
  readonly schedule: ParkingScheduleState | null;
}

/** Edits when an environment is parked and woken by itself. */
export function ParkingScheduleForm({ environmentName, schedule }: ParkingScheduleFormProps) {
  const save = useSetParkingSchedule(environmentName);
  const { notify, notifyError } = useNotifications();
  const [draft, setDraft] = useState(() =>
    draftOf(schedule, Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const [tried, setTried] = useState(false);
  const problems = draftProblems(draft);
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    save.mutate(scheduleOf(draft), {
      onSuccess: () => notify({ type: 'success', content: 'The parking schedule is saved.' }),
      onError: (error) => notifyError('The parking schedule was not saved', error),
    });
  };
  return (
    <div id="parking-schedule">
      <Container
        header={
          <Header
            variant="h2"
            description="Parks the environment by itself, such as outside office hours. A deployment that runs then is waited for."
            actions={
              <PermittedButton
                permission="configure"
                environmentName={environmentName}
                loading={save.isPending}
                onClick={submit}
              >
                Save schedule
              </PermittedButton>
            }
          >
            Parking schedule
          </Header>
        }
      >
        <SpaceBetween size="l">
          <Toggle
            checked={draft.enabled}
            onChange={({ detail }) => setDraft({ ...draft, enabled: detail.checked })}
          >
            Park by schedule
          </Toggle>
          <ScheduleFields draft={draft} problems={tried ? problems : {}} onChange={setDraft} />
          <ScheduleText schedule={schedule} />
        </SpaceBetween>
      </Container>
    </div>
  );
}
