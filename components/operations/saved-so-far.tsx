'use client';

import { useNow } from '#components/ui/use-now.ts';
import type { ParkingSaving } from '#lib/api/parking.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';

const hourMs = 3_600_000;

interface SavedSoFarProps {
  readonly saving: ParkingSaving;
  /** ISO 8601. */
  readonly since: string;
}

/** What has been saved since something was put to rest. */
export function SavedSoFar({ saving, since }: SavedSoFarProps) {
  const now = useNow(true);
  if (!now || saving.usdPerHour === 0) return null;
  const hours = Math.max(0, now.getTime() - Date.parse(since)) / hourMs;
  return <>Saved so far: {aboutUsd(saving.usdPerHour * hours)}. </>;
}
