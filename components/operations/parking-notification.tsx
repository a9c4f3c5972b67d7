import type { Notification } from '#components/shell/notifications.tsx';
import type { ParkingResult } from '#lib/api/parking.ts';

/** What became of parking or waking, with what AWS refused. */
export function notificationOf(header: string, { done, refused }: ParkingResult): Notification {
  const content = `${done.length} asked for${refused.length > 0 ? '; refused:' : '.'}`;
  if (refused.length === 0) return { type: 'success', header, content };
  return {
    type: 'warning',
    header,
    content: (
      <>
        {content}
        <ul>
          {refused.map(({ step, reason }) => (
            <li key={step.resource}>
              {step.resourceName}: {reason}
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
