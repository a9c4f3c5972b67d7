'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import type { HandbookEdition } from '#lib/api/handbook.ts';
import { useHandbook, useHandbookEditions, useMakeHandbook } from '#lib/queries/handbook.ts';
import styles from './handbook.module.css';
import {
  type HandbookAddress,
  readHandbookAddress,
  writeHandbookAddress,
} from './handbook-address.ts';
import { HandbookBar } from './handbook-bar.tsx';
import { HandbookChanges } from './handbook-changes.tsx';
import { HandbookContents } from './handbook-contents.tsx';
import { HandbookMatches } from './handbook-matches.tsx';

const form = { read: readHandbookAddress, write: writeHandbookAddress };

/** The handbook of an environment: written, read, searched, compared and taken away. */
export function HandbookReader({ environmentName }: { environmentName: string }) {
  const { address, change, replace } = useQueryAddress<HandbookAddress>(form);
  const query = useHandbookEditions(environmentName);
  const make = useMakeHandbook(environmentName);
  const editions = query.data?.editions ?? [];
  const asked = editions.find(({ id }) => id === address.edition);
  const shown = asked ?? editions[0];
  const base = `/environments/${environmentName}`;
  const write = () =>
    make.mutate(undefined, {
      onSuccess: () => change({ ...address, edition: undefined, from: undefined }),
    });
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Handbook', href: `${base}/handbook` }]}
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={shown && <Facts edition={shown} />}
          actions={
            <div className={styles.controls}>
              <SpaceBetween direction="horizontal" size="xs">
                {shown && (
                  <Button iconName="file" onClick={() => window.print()}>
                    Print this page
                  </Button>
                )}
                {shown && (
                  <Button
                    iconName="download"
                    href={`/api/v1${base}/handbook/${shown.id}/download`}
                    download={`${environmentName}-handbook.zip`}
                  >
                    Download Markdown
                  </Button>
                )}
                <PermittedButton
                  permission="operate"
                  environmentName={environmentName}
                  variant="primary"
                  loading={make.isPending}
                  onClick={write}
                >
                  {shown ? 'Regenerate' : 'Generate'}
                </PermittedButton>
              </SpaceBetween>
            </div>
          }
        >
          Handbook
        </Header>
        {make.error && (
          <Alert type="error" header="The handbook could not be written">
            {make.error.message}
          </Alert>
        )}
        <QueryState query={query} what="handbook">
          {() =>
            shown ? (
              <SpaceBetween size="l">
                {address.edition !== undefined && !asked && (
                  <Alert type="warning">
                    The edition that the link leads to is not kept any more. This is the newest one.
                  </Alert>
                )}
                <HandbookBar
                  editions={editions}
                  shown={shown}
                  address={address}
                  onChange={change}
                  onReplace={replace}
                />
                {address.from === undefined ? (
                  <Edition
                    environmentName={environmentName}
                    edition={shown.id}
                    address={address}
                    onChange={change}
                  />
                ) : (
                  <HandbookChanges
                    environmentName={environmentName}
                    edition={shown.id}
                    from={address.from}
                  />
                )}
              </SpaceBetween>
            ) : (
              <Box color="text-body-secondary" padding="m" textAlign="center">
                There is no handbook yet. Generate writes one of what runs: an overview, every
                service, the configuration, and all diagrams.
              </Box>
            )
          }
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}

function Facts({ edition: { factsAt, madeAt, madeBy } }: { edition: HandbookEdition }) {
  return (
    <>
      Facts of {new Date(factsAt).toLocaleString('en')}, written <RelativeTime at={madeAt} /> by{' '}
      {madeBy}
    </>
  );
}

interface EditionProps {
  readonly environmentName: string;
  readonly edition: string;
  readonly address: HandbookAddress;
  readonly onChange: (address: HandbookAddress) => void;
}

function Edition({ environmentName, edition, address, onChange }: EditionProps) {
  const query = useHandbook(environmentName, edition);
  return (
    <QueryState query={query} what="handbook">
      {(handbook) =>
        address.text.trim() === '' ? (
          <HandbookContents
            handbook={handbook}
            environmentName={environmentName}
            address={address}
            onChange={onChange}
          />
        ) : (
          <HandbookMatches pages={handbook.pages} address={address} />
        )
      }
    </QueryState>
  );
}
