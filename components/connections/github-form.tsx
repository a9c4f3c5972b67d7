'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { GitHubSettings } from '#lib/api/github.ts';
import { useReceiveGitHubPushes, useSetGitHubSettings } from '#lib/queries/github.ts';
import { GitHubFacts } from './github-facts.tsx';
import { HookSecret } from './hook-secret.tsx';
import { PullRequestButton } from './pull-request-button.tsx';
import { TokenField } from './token-field.tsx';
import { useConnectionForm } from './use-connection-form.ts';

interface GitHubFormProps {
  readonly environmentName: string;
  readonly settings: GitHubSettings;
}

/** Which repository the environment has, its pull request, and how its branch is followed. */
export function GitHubForm({ environmentName, settings }: GitHubFormProps) {
  const { notifyError } = useNotifications();
  const save = useSetGitHubSettings(environmentName);
  const receive = useReceiveGitHubPushes(environmentName);
  const { branch, folder } = settings;
  const { fields, edit, token, setToken, errorOf, submit, disconnect } = useConnectionForm({
    set: { repository: settings.repository ?? '', branch, folder },
    save,
    words: {
      saved: 'The GitHub repository is saved.',
      notSaved: 'The GitHub repository was not saved',
      disconnected: 'GitHub is not asked any more: its token is gone.',
    },
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Templates, variables and deployment files of CloudFormation’s Git sync."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <PullRequestButton
                environmentName={environmentName}
                isConnected={settings.isConnected}
              />
              <PermittedButton
                permission="configure"
                environmentName={environmentName}
                disabled={settings.repository === null}
                disabledReason="Save a repository first"
                loading={receive.isPending}
                onClick={() =>
                  receive.mutate(undefined, {
                    onError: (error) => notifyError('No secret was made', error),
                  })
                }
              >
                {settings.webhookUrl ? 'New webhook secret' : 'Follow the branch'}
              </PermittedButton>
              {settings.isConnected && (
                <PermittedButton
                  permission="configure"
                  environmentName={environmentName}
                  ariaLabel="Disconnect from GitHub"
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
                Save repository
              </PermittedButton>
            </SpaceBetween>
          }
        >
          GitHub
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ColumnLayout columns={4}>
          <TextField
            label="Repository"
            description="owner/name"
            value={fields.repository}
            error={errorOf('repository')}
            onChange={(repository) => edit({ repository })}
          />
          <TextField
            label="Branch"
            description="Pull requests go to it; what changes on it is planned."
            value={fields.branch}
            error={errorOf('branch')}
            onChange={(branch) => edit({ branch })}
          />
          <TextField
            label="Folder"
            description="Of the repository; empty for its root."
            value={fields.folder}
            error={errorOf('folder')}
            onChange={(folder) => edit({ folder })}
          />
          <TokenField
            label="Token"
            description="Fine-grained: contents and pull requests, read and write."
            value={token}
            isSet={settings.isConnected}
            errorText={errorOf('token')}
            onChange={setToken}
          />
        </ColumnLayout>
        {receive.data && (
          <HookSecret
            where="as a webhook of the repository, for push events as application/json"
            url={receive.data.url}
            secretLabel="Secret"
            secret={receive.data.secret}
          />
        )}
        <GitHubFacts settings={settings} />
      </SpaceBetween>
    </Container>
  );
}
