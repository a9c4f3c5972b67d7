import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { weekday } from '#lib/api/parking-schedule.ts';
import type { draftProblems, ScheduleDraft } from './schedule-draft.ts';

interface ScheduleFieldsProps {
  readonly draft: ScheduleDraft;
  readonly problems: ReturnType<typeof draftProblems>;
  onChange(draft: ScheduleDraft): void;
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Days, times and time zone of a schedule. */
export function ScheduleFields({ draft, problems, onChange }: ScheduleFieldsProps) {
  const { days, wakeAt, parkAt, timeZone } = draft;
  const options = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  const errorOf = (field: keyof ScheduleDraft) =>
    problems[field] === undefined ? {} : { errorText: problems[field] };
  return (
    <SpaceBetween size="l">
      <FormField label="Days" {...errorOf('days')}>
        <SpaceBetween direction="horizontal" size="m">
          {weekday.options.map((day) => (
            <Checkbox
              key={day}
              checked={days.includes(day)}
              onChange={({ detail }) =>
                onChange({
                  ...draft,
                  days: weekday.options.filter((one) =>
                    one === day ? detail.checked : days.includes(one),
                  ),
                })
              }
            >
              {day.charAt(0).toUpperCase() + day.slice(1)}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
      <ColumnLayout columns={3}>
        <FormField
          label="Wake at"
          constraintText="24 hours. Empty: woken by hand only."
          {...errorOf('wakeAt')}
        >
          <TimeInput
            value={wakeAt}
            format="hh:mm"
            placeholder="hh:mm"
            onChange={({ detail }) => onChange({ ...draft, wakeAt: detail.value })}
          />
        </FormField>
        <FormField
          label="Park at"
          constraintText="24 hours. On the same day."
          {...errorOf('parkAt')}
        >
          <TimeInput
            value={parkAt}
            format="hh:mm"
            placeholder="hh:mm"
            onChange={({ detail }) => onChange({ ...draft, parkAt: detail.value })}
          />
        </FormField>
        <FormField
          label="Time zone"
          constraintText="Its clocks count, in summer and in winter."
          {...errorOf('timeZone')}
        >
          <Select
            filteringType="auto"
            filteringAriaLabel="Find a time zone"
            virtualScroll
            selectedOption={{ value: timeZone, label: timeZone }}
            options={options.map((zone) => ({ value: zone, label: zone }))}
            onChange={({ detail }) =>
              onChange({ ...draft, timeZone: detail.selectedOption.value ?? timeZone })
            }
          />
        </FormField>
      </ColumnLayout>
    </SpaceBetween>
  );
}
