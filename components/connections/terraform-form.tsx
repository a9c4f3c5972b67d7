'use client';

import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { TerraformSettings } from '#lib/api/terraform.ts';
import {
  useReceiveTerraformNotifications,
  useSetTerraformSettings,
} from '#lib/queries/terraform.ts';
import { HookSecret } from './hook-secret.tsx';
import { TokenField } from './token-field.tsx';
import { useConnectionForm } from './use-connection-form.ts';
import { WorkspaceField } from './workspace-field.tsx';

interface TerraformFormProps {
  readonly environmentName: string;
  readonly settings: TerraformSettings;
}

/** Which workspace the environment has, by which token it is asked, and how it tells of runs. */
export function TerraformForm({ environmentName, settings }: TerraformFormProps) {
  const { notifyError } = useNotifications();
  const save = useSetTerraformSettings(environmentName);
  const receive = useReceiveTerraformNotifications(environmentName);
  const { fields, edit, token, setToken, errorOf, submit, disconnect } = useConnectionForm({
    set: { organization: settings.organization, workspace: settings.workspace },
    save,
    words: {
      saved: 'The Terraform workspace is saved.',
      notSaved: 'The Terraform workspace was not saved',
      disconnected: 'HCP Terraform is not asked any more: its token is gone.',
    },
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              State and runs in{' '}
              <Link href={settings.url} external>
                {settings.organization}/{settings.workspace}
              </Link>
            </>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="download"
                href={`/api/v1/environments/${environmentName}/terraform/files`}
                download={`${environmentName}-terraform.zip`}
              >
                Export as Terraform
              </Button>
              <PermittedButton
                permission="configure"
                environmentName={environmentName}
                loading={receive.isPending}
                onClick={() =>
                  receive.mutate(undefined, {
                    onError: (error) => notifyError('No token was made', error),
                  })
                }
              >
                {settings.notificationUrl ? 'New notification token' : 'Receive notifications'}
              </PermittedButton>
              {settings.isConnected && (
                <PermittedButton
                  permission="configure"
                  environmentName={environmentName}
                  ariaLabel="Disconnect from HCP Terraform"
                  onClick={disconnect}
                >
                  Disconnect
                </PermittedButton>
              )}
              <PermittedButton
                permission="configure"
                environmentName={environmentName}
                variant="primary"
                loading={save.isPending}
                onClick={submit}
              >
                Save workspace
              </PermittedButton>
            </SpaceBetween>
          }
        >
          HCP Terraform
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ColumnLayout columns={3}>
          <TextField
            label="Organization"
            description="As HCP Terraform calls it."
            value={fields.organization}
            error={errorOf('organization')}
            onChange={(organization) => edit({ organization })}
          />
          <WorkspaceField
            environmentName={environmentName}
            isConnected={settings.isConnected}
            value={fields.workspace}
            errorText={errorOf('workspace')}
            onChange={(workspace) => edit({ workspace })}
          />
          <TokenField
            label="API token"
            description="Of a user or team that may plan and apply."
            value={token}
            isSet={settings.isConnected}
            errorText={errorOf('token')}
            onChange={setToken}
          />
        </ColumnLayout>
        {receive.data && (
          <HookSecret
            where="as a webhook among the workspace’s notifications"
            url={receive.data.url}
            secretLabel="Token"
            secret={receive.data.token}
          />
        )}
        {settings.notificationUrl && (
          <div>
            Notifications:{' '}
            {settings.notifiedAt ? (
              <>
                the newest came <RelativeTime at={settings.notifiedAt} />
              </>
            ) : (
              'none has come yet'
            )}
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
