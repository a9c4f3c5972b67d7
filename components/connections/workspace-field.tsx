'use client';

import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useRefusal } from '#lib/queries/session.ts';
import { useTerraformWorkspaces } from '#lib/queries/terraform.ts';

interface WorkspaceFieldProps {
  readonly environmentName: string;
  readonly isConnected: boolean;
  readonly value: string;
  readonly errorText: string | undefined;
  onChange(value: string): void;
}

/** A workspace by its name, with those proposed that the token may see. */
export function WorkspaceField(props: WorkspaceFieldProps) {
  const { environmentName, isConnected, value, errorText, onChange } = props;
  const [asked, setAsked] = useState(false);
  const mayList = useRefusal('configure', environmentName) === undefined;
  const known = useTerraformWorkspaces(environmentName, asked && isConnected && mayList);
  return (
    <FormField
      label="Workspace"
      description="Holds the state of this environment."
      errorText={errorText}
    >
      <Autosuggest
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        onFocus={() => setAsked(true)}
        enteredTextLabel={(text) => `Use ${text}`}
        ariaLabel="Workspace"
        options={(known.data?.workspaces ?? []).map(({ name }) => ({ value: name }))}
        statusType={known.isFetching ? 'loading' : known.isError ? 'error' : 'finished'}
        loadingText="Asking for workspaces"
        errorText={known.error?.message ?? ''}
        empty="No workspaces"
      />
    </FormField>
  );
}
