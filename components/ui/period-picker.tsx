'use client';

import DateRangePicker from '@cloudscape-design/components/date-range-picker';

/** Moments in ISO 8601; without one, it is open to that side. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface PeriodPickerProps {
  readonly period: Period;
  onChange(period: Period): void;
}

/** Between which moments. */
export function PeriodPicker({ period: { from, to }, onChange }: PeriodPickerProps) {
  const now = new Date().toISOString();
  const isSet = from !== undefined || to !== undefined;
  return (
    <DateRangePicker
      value={isSet ? { type: 'absolute', startDate: from ?? epoch, endDate: to ?? now } : null}
      onChange={({ detail }) => {
        if (detail.value?.type !== 'absolute') onChange({});
        else onChange({ from: asIso(detail.value.startDate), to: asIso(detail.value.endDate) });
      }}
      rangeSelectorMode="absolute-only"
      relativeOptions={[]}
      isValidRange={(range) =>
        range?.type === 'absolute' && !(Date.parse(range.startDate) <= Date.parse(range.endDate))
          ? { valid: false, errorMessage: 'From an earlier to a later moment' }
          : { valid: true }
      }
      placeholder="Any time"
      ariaLabel="When"
      expandToViewport
    />
  );
}

const epoch = new Date(0).toISOString();

function asIso(text: string): string {
  return new Date(text).toISOString();
}
