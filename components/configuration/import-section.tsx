'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { ConfigurationImport } from '#lib/api/configuration.ts';
import { useCheckConfiguration, useImportConfiguration } from '#lib/queries/configuration.ts';
import { ChangesTable, ProblemsTable } from './import-tables.tsx';

/** A `.env` file that is brought: checked, shown as a difference, then saved and planned. */
export function ImportSection({ environmentName }: { environmentName: string }) {
  const router = useRouter();
  const { notify, notifyError } = useNotifications();
  const [content, setContent] = useState('');
  const check = useCheckConfiguration(environmentName);
  const save = useImportConfiguration(environmentName);
  const take = (next: string) => {
    setContent(next);
    check.reset();
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    take(text);
    check.mutate(text);
  };
  const submit = () =>
    save.mutate(content, {
      onSuccess: ({ deploymentId, secrets }) => {
        if (deploymentId) {
          router.push(`/environments/${environmentName}/deployments/${deploymentId}`);
        } else {
          take('');
          notify({
            type: 'success',
            content: `Put into Secrets Manager: ${secrets.join(', ')}`,
          });
        }
      },
      onError: (error) => notifyError('The file was not imported', error),
    });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the file leaves out stays as it is. Nothing is saved before you have seen what changes."
        >
          Import a .env file
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField
          label="Content"
          description="Choose a file, or paste it here. Keys of applications go into Secrets Manager and are kept nowhere else."
          stretch
          secondaryControl={
            <FileInput
              value={[]}
              ariaLabel="Choose a .env file"
              onChange={({ detail }) => void choose(detail.value[0])}
            >
              Choose file
            </FileInput>
          }
        >
          <Textarea
            value={content}
            rows={8}
            placeholder="NAT_GATEWAYS=single"
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => take(detail.value)}
          />
        </FormField>
        <SpaceBetween direction="horizontal" size="xs">
          <PermittedButton
            permission="configure"
            environmentName={environmentName}
            disabled={content.trim() === ''}
            disabledReason="Choose or paste a file first"
            loading={check.isPending}
            onClick={() => check.mutate(content)}
          >
            Check
          </PermittedButton>
          <PermittedButton
            permission="configure"
            environmentName={environmentName}
            variant="primary"
            disabled={!mayBeSaved(check.data)}
            disabledReason="Check the file first; it has to be valid and to change something"
            loading={save.isPending}
            onClick={submit}
          >
            Save and plan
          </PermittedButton>
          {content !== '' && (
            <Button variant="link" onClick={() => take('')}>
              Clear
            </Button>
          )}
        </SpaceBetween>
        {check.error && (
          <Alert type="error" header="The file could not be checked">
            {check.error.message}
          </Alert>
        )}
        {check.data && <Outcome outcome={check.data} />}
      </SpaceBetween>
    </Container>
  );
}

function mayBeSaved(outcome: ConfigurationImport | undefined): boolean {
  return (
    outcome !== undefined &&
    outcome.problems.length === 0 &&
    outcome.changes.length + outcome.secrets.length > 0
  );
}

function Outcome({ outcome }: { outcome: ConfigurationImport }) {
  const { problems, changes, secrets } = outcome;
  if (problems.length > 0) return <ProblemsTable problems={problems} />;
  if (changes.length === 0 && secrets.length === 0) {
    return <Alert type="info">The file is valid, and everything is set so already.</Alert>;
  }
  return (
    <SpaceBetween size="m">
      {secrets.length > 0 && (
        <Alert type="warning" header="Secrets are replaced as soon as you save">
          {secrets.join(', ')}: put into Secrets Manager, without a plan. What uses them now reads
          the new values when it next starts.
        </Alert>
      )}
      {changes.length > 0 && <ChangesTable changes={changes} />}
    </SpaceBetween>
  );
}
