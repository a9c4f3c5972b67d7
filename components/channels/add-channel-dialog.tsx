'use client';

import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { type NotificationChannel, type Topic, topic } from '#lib/api/notifications.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useAddChannel } from '#lib/queries/notifications.ts';
import { kindWords, topicWords } from './topic-words.ts';

type Kind = NotificationChannel['kind'];

interface AddChannelDialogProps {
  readonly environmentName: string;
  readonly canSendEmail: boolean;
  /** With the key that a webhook is signed with. */
  onAdded(signingKey: string | null): void;
  onDismiss(): void;
}

const topicOptions = topic.options.map((value) => ({ value, label: topicWords[value] }));

/** Asks who is told, of what, and how. */
export function AddChannelDialog(props: AddChannelDialogProps) {
  const { environmentName, canSendEmail, onAdded, onDismiss } = props;
  const add = useAddChannel(environmentName);
  const [kind, setKind] = useState<Kind>('webhook');
  const [title, setTitle] = useState('');
  const [target, setTarget] = useState('');
  const [topics, setTopics] = useState<readonly Topic[]>(topic.options);
  const problem = add.error instanceof ApiError ? add.error : undefined;
  const kinds = (Object.keys(kindWords) as Kind[]).map((value) => ({
    value,
    label: kindWords[value],
    ...(value === 'email' &&
      !canSendEmail && {
        disabled: true,
        disabledReason: 'Strata knows no server that sends e-mail: set STRATA_SMTP_URL',
      }),
  }));
  const addresses = target.split(/[\s,;]+/).filter(Boolean);
  const pointers = ['/addresses', ...addresses.map((_, index) => `/addresses/${index}`)];
  const errorOf = (...fields: readonly string[]) =>
    fields.map((field) => problem?.fieldError(field)).find(Boolean);
  const isOfField = errorOf('/kind', '/title', '/topics', '/url', ...pointers) !== undefined;
  return (
    <FormDialog
      header="Add notifications"
      action="Add"
      busyText="Adding"
      busy={add.isPending}
      disabled={title.trim() === '' || target.trim() === '' || topics.length === 0}
      error={isOfField ? null : add.error}
      onSubmit={() => {
        const common = { title, topics: [...topics] };
        add.mutate(
          kind === 'email'
            ? { kind, ...common, addresses }
            : { kind, ...common, url: target.trim() },
          { onSuccess: (added) => onAdded(added.signingKey) },
        );
      }}
      onDismiss={onDismiss}
    >
      <FormField label="Kind" errorText={errorOf('/kind')}>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === kind) ?? null}
          onChange={({ detail }) => setKind((detail.selectedOption.value ?? kind) as Kind)}
        />
      </FormField>
      <TextField
        label="Name"
        description="Such as the team or the channel."
        value={title}
        error={errorOf('/title')}
        onChange={setTitle}
      />
      {kind === 'email' ? (
        <TextField
          label="Addresses"
          description="Separated by commas."
          value={target}
          error={errorOf(...pointers)}
          onChange={setTarget}
        />
      ) : (
        <TextField
          label="URL"
          description="It is kept encrypted, and only its host is shown."
          value={target}
          error={errorOf('/url')}
          onChange={setTarget}
        />
      )}
      <FormField label="Told of" errorText={errorOf('/topics')}>
        <Multiselect
          options={topicOptions}
          selectedOptions={topicOptions.filter(({ value }) => topics.includes(value))}
          placeholder="Choose at least one"
          onChange={({ detail }) =>
            setTopics(detail.selectedOptions.flatMap(({ value }) => (value as Topic) ?? []))
          }
        />
      </FormField>
    </FormDialog>
  );
}
