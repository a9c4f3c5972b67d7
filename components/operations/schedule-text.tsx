'use client';

import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { ParkingScheduleState } from '#lib/api/parking-schedule.ts';
import { localMoment } from './local-moment.ts';

interface ScheduleTextProps {
  /** Whose settings it leads to; absent where they are on the page. */
  readonly environmentName?: string;
  readonly schedule: ParkingScheduleState | null;
}

const verbs = { park: 'Parks', wake: 'Wakes' } as const;

/** What the schedule does next and what keeps it; nothing where there is none. */
export function ScheduleText({ environmentName, schedule }: ScheduleTextProps) {
  if (!schedule?.enabled) return null;
  const { next, timeZone, waitingReason } = schedule;
  return (
    <Box>
      {waitingReason !== null && <Status type="warning">{waitingReason} It is tried again.</Status>}
      {next && (
        <div>
          {verbs[next.action]} by itself <RelativeTime at={next.at} />,{' '}
          {localMoment(next.at, timeZone)} in {timeZone}.{' '}
          {environmentName !== undefined && (
            <Link href={`/environments/${environmentName}/settings#parking-schedule`}>
              Schedule
            </Link>
          )}
        </div>
      )}
    </Box>
  );
}
