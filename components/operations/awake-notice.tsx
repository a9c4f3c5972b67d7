'use client';

import { useParking } from '#lib/queries/parking.ts';
import { ScheduleText } from './schedule-text.tsx';

/** Says when an environment is parked by itself; nothing where it is parked or has no schedule. */
export function AwakeNotice({ environmentName }: { readonly environmentName: string }) {
  const { data } = useParking(environmentName);
  if (!data?.schedule?.enabled || data.parked) return null;
  return <ScheduleText environmentName={environmentName} schedule={data.schedule} />;
}
