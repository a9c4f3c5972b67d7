'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { TerraformWorkspace } from '#lib/api/terraform.ts';
import { useTerraformWorkspace } from '#lib/queries/terraform.ts';
import { OutputsTable } from './outputs-table.tsx';
import { RunsTable } from './runs-table.tsx';
import { StartRunDialog } from './start-run-dialog.tsx';

/** The environment's workspace as it is now: its runs, and what its state says. */
export function TerraformRuns({ environmentName }: { readonly environmentName: string }) {
  const query = useTerraformWorkspace(environmentName);
  const [starting, setStarting] = useState(false);
  return (
    <QueryState query={query} what="workspace">
      {({ workspace, runs, state }) => (
        <SpaceBetween size="l">
          <Container
            header={
              <Header
                variant="h2"
                actions={
                  <SpaceBetween direction="horizontal" size="xs">
                    <Button
                      iconName="refresh"
                      ariaLabel="Read the workspace again"
                      loading={query.isFetching}
                      onClick={() => query.refetch()}
                    />
                    <PermittedButton
                      permission="deploy"
                      environmentName={environmentName}
                      onClick={() => setStarting(true)}
                    >
                      Start run
                    </PermittedButton>
                  </SpaceBetween>
                }
              >
                Workspace {workspace.name}
              </Header>
            }
          >
            <WorkspaceFacts workspace={workspace} />
          </Container>
          <RunsTable environmentName={environmentName} runs={runs} />
          <OutputsTable state={state} />
          {starting && (
            <StartRunDialog
              environmentName={environmentName}
              onDismiss={() => setStarting(false)}
            />
          )}
        </SpaceBetween>
      )}
    </QueryState>
  );
}

function WorkspaceFacts({ workspace }: { readonly workspace: TerraformWorkspace }) {
  const { isLocked, autoApply, executionMode, terraformVersion, resourceCount, updatedAt } =
    workspace;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Lock', value: isLocked ? 'Locked' : 'Not locked' },
        { label: 'Apply', value: autoApply ? 'By itself' : 'After confirmation' },
        { label: 'Execution', value: executionMode ?? '–' },
        { label: 'Terraform', value: terraformVersion ?? '–' },
        { label: 'Resources', value: resourceCount ?? '–' },
        { label: 'Changed', value: updatedAt ? <RelativeTime at={updatedAt} /> : '–' },
      ]}
    />
  );
}
