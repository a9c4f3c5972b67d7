'use client';

import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import TimeInput from '@cloudscape-design/components/time-input';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TypedName } from '#components/ui/typed-name.tsx';
import type { LifetimeState } from '#lib/api/lifetime.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useSetLifetime } from '#lib/queries/lifetime.ts';

interface LifetimeDialogProps {
  readonly environmentName: string;
  readonly atEnd: LifetimeState['atEnd'];
  onDismiss(): void;
}

/** Asks when an environment ends, and for its name. */
export function LifetimeDialog({ environmentName, atEnd, onDismiss }: LifetimeDialogProps) {
  const set = useSetLifetime(environmentName);
  const [date, setDate] = useState('');
  const [time, setTime] = useState('18:00');
  const [typed, setTyped] = useState('');
  const endsAt = new Date(`${date}T${time}`);
  const isTime = !Number.isNaN(endsAt.getTime());
  const refusal = set.error instanceof ApiError ? set.error.fieldError('/endsAt') : undefined;
  const errorText = refusal === undefined ? {} : { errorText: refusal };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <FormDialog
      header={`Set the end of ${environmentName}`}
      action="Set the end"
      busy={set.isPending}
      disabled={!isTime || typed !== environmentName}
      error={refusal === undefined ? set.error : null}
      onSubmit={() =>
        set.mutate({ endsAt: endsAt.toISOString(), confirm: typed }, { onSuccess: onDismiss })
      }
      onDismiss={onDismiss}
    >
      <Alert type={atEnd === 'destroy' ? 'warning' : 'info'}>
        {atEnd === 'destroy'
          ? 'Then every stack and the resources in it are destroyed without asking again. A bucket with data stops it.'
          : 'Then it is parked. Nothing is destroyed.'}
      </Alert>
      <ColumnLayout columns={2}>
        <FormField label="Date" constraintText="YYYY/MM/DD" {...errorText}>
          <DatePicker
            value={date}
            placeholder="YYYY/MM/DD"
            openCalendarAriaLabel={(selected) => `Choose a date${selected ? `, ${selected}` : ''}`}
            isDateEnabled={(day) => day.getTime() > Date.now() - 86_400_000}
            onChange={({ detail }) => setDate(detail.value)}
          />
        </FormField>
        <FormField label="Time" constraintText={`24 hours, ${zone}`}>
          <TimeInput
            value={time}
            format="hh:mm"
            placeholder="hh:mm"
            onChange={({ detail }) => setTime(detail.value)}
          />
        </FormField>
      </ColumnLayout>
      <TypedName name={environmentName} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}
