'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useMoments } from '#lib/queries/history.ts';
import { momentAt } from './choose-moment.ts';
import { DifferenceSection } from './difference-section.tsx';
import { MomentChoice } from './moment-choice.tsx';
import { useHistoryAddress } from './use-history-address.ts';

const dayMs = 86_400_000;

/** What an environment looked like, and what is different between two moments. */
export function HistoryPage({ environmentName }: { environmentName: string }) {
  const query = useMoments(environmentName);
  const { address, change } = useHistoryAddress();
  const [openedMs] = useState(() => Date.now());
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: environmentName, href: base },
        { text: 'History', href: `${base}/history` },
      ]}
    >
      <SpaceBetween size="l">
        <Header variant="h1" description="What differs between two moments">
          History
        </Header>
        <QueryState query={query} what="history">
          {({ pages }) => {
            const moments = pages.flatMap((page) => page.moments);
            if (moments.length === 0) return <NoHistory />;
            const usual = momentAt({ moments, isComplete: true }, openedMs - dayMs);
            const chosen = { from: address.from ?? usual, to: address.to };
            return (
              <SpaceBetween size="l">
                <MomentChoice
                  environmentName={environmentName}
                  known={{ moments, isComplete: !query.hasNextPage }}
                  chosen={chosen}
                  loading={query.isFetchingNextPage}
                  onOlder={() => query.fetchNextPage()}
                  onChange={change}
                />
                <DifferenceSection environmentName={environmentName} {...chosen} />
              </SpaceBetween>
            );
          }}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}

function NoHistory() {
  return (
    <Box textAlign="center" padding="xxl">
      <strong>Nothing is recorded yet</strong>
      <Box variant="p" color="text-body-secondary">
        Every change that discovery finds is kept here, beginning with the first.
      </Box>
    </Box>
  );
}
