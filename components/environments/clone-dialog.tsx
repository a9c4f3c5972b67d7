'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AccountSelect } from '#components/accounts/account-select.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { useAccounts } from '#lib/queries/accounts.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useCloneEnvironment } from '#lib/queries/configuration.ts';
import { useSystem } from '#lib/queries/system.ts';

interface CloneDialogProps {
  readonly environment: EnvironmentDetail;
  readonly onDismiss: () => void;
}

/** Asks what the copy is called and where it is to live; nothing of it is deployed yet. */
export function CloneDialog({ environment, onDismiss }: CloneDialogProps) {
  const router = useRouter();
  const system = useSystem();
  const accounts = useAccounts();
  const clone = useCloneEnvironment(environment.name);
  const [name, setName] = useState('');
  const [region, setRegion] = useState(environment.region);
  const [awsAccountId, setAwsAccountId] = useState(environment.awsAccount?.id ?? null);
  const account = accounts.data?.accounts.find(({ id }) => id === awsAccountId);
  const regions = account?.regions ?? system.data?.regions ?? [environment.region];
  const problem = clone.error instanceof ApiError ? clone.error : undefined;
  const errorAt = (pointer: string) => problem?.fieldError(pointer);
  const isOfField = ['/name', '/region', '/awsAccountId'].some((at) => errorAt(at) !== undefined);
  return (
    <FormDialog
      header={`Clone ${environment.name}`}
      action="Clone"
      busy={clone.isPending}
      disabled={name.trim() === ''}
      error={isOfField ? null : clone.error}
      onDismiss={onDismiss}
      onSubmit={() =>
        clone.mutate(
          { name, region, awsAccountId },
          { onSuccess: (created) => router.push(`/environments/${created.name}/configuration`) },
        )
      }
    >
      <FormField
        label="Name"
        description={`All parameters and tags are copied; names that contain ${environment.name} are made of this one. Nothing is deployed yet.`}
        errorText={errorAt('/name')}
      >
        <Input
          value={name}
          placeholder="staging"
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
      <AccountSelect
        value={awsAccountId}
        ownAccountId={system.data?.cloud.accountId ?? null}
        error={errorAt('/awsAccountId')}
        onChange={setAwsAccountId}
      />
      <FormField label="Region" errorText={errorAt('/region')}>
        <Select
          filteringType="auto"
          filteringAriaLabel="Find a region"
          selectedOption={{ value: region, label: region }}
          options={regions.map((code) => ({ value: code, label: code }))}
          onChange={({ detail }) => setRegion(detail.selectedOption.value ?? region)}
        />
      </FormField>
    </FormDialog>
  );
}
