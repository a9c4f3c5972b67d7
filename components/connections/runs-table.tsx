'use client';

import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { RunAction, TerraformRun } from '#lib/api/terraform.ts';
import { useActOnTerraformRun } from '#lib/queries/terraform.ts';
import { ApplyRunDialog } from './apply-run-dialog.tsx';
import { destroys, planWords, runStatus } from './run-words.ts';

interface RunsTableProps {
  readonly environmentName: string;
  readonly runs: readonly TerraformRun[];
}

const actionTitles: Readonly<Record<RunAction, string>> = {
  apply: 'Apply',
  discard: 'Discard',
  cancel: 'Cancel',
};

/** The newest runs with the summary of each plan, and what may be done to them now. */
export function RunsTable({ environmentName, runs }: RunsTableProps) {
  const act = useActOnTerraformRun(environmentName);
  const { notifyError } = useNotifications();
  const [asked, setAsked] = useState<TerraformRun>();
  const perform = (run: TerraformRun, action: RunAction) =>
    action === 'apply' && destroys(run)
      ? setAsked(run)
      : act.mutate(
          { run: run.id, action },
          { onError: (error) => notifyError(`${run.id} is as it was`, error) },
        );
  return (
    <>
      <Table
        variant="container"
        header={
          <Header variant="h2" counter={`(${runs.length})`}>
            Runs
          </Header>
        }
        ariaLabels={{ tableLabel: 'Runs' }}
        items={runs}
        trackBy="id"
        empty={<NoRows>No run yet. Start one, or push a configuration.</NoRows>}
        columnDefinitions={[
          {
            id: 'run',
            header: 'Run',
            isRowHeader: true,
            cell: ({ id, url }) => (
              <Link href={url} external>
                {id}
              </Link>
            ),
          },
          { id: 'message', header: 'Message', cell: ({ message }) => message },
          {
            id: 'status',
            header: 'Status',
            cell: ({ status }) => {
              const { type, words } = runStatus(status);
              return <Status type={type}>{words}</Status>;
            },
          },
          { id: 'plan', header: 'Plan', cell: (run) => planWords(run) },
          {
            id: 'created',
            header: 'Created',
            cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
          },
          {
            id: 'actions',
            header: 'Actions',
            cell: (run) => (
              <SpaceBetween direction="horizontal" size="xs">
                {run.actions.map((action) => (
                  <PermittedButton
                    key={action}
                    permission="deploy"
                    environmentName={environmentName}
                    variant="inline-link"
                    ariaLabel={`${actionTitles[action]} ${run.id}`}
                    disabled={act.isPending}
                    onClick={() => perform(run, action)}
                  >
                    {actionTitles[action]}
                  </PermittedButton>
                ))}
              </SpaceBetween>
            ),
          },
        ]}
      />
      {asked && (
        <ApplyRunDialog
          environmentName={environmentName}
          run={asked}
          onDismiss={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
