'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useMoments } from '#lib/queries/history.ts';
import { type KnownMoments, momentAt } from './choose-moment.ts';
import { DifferenceSection } from './difference-section.tsx';
import { type HistoryAddress, readHistoryAddress, writeHistoryAddress } from './history-address.ts';
import { MomentChoice } from './moment-choice.tsx';

const dayMs = 86_400_000;
const form = { read: readHistoryAddress, write: writeHistoryAddress };

/** What an environment looked like, and what is different between two moments. */
export function HistoryPage({ environmentName }: { environmentName: string }) {
  const query = useMoments(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'History', href: `${base}/history` }]}
    >
      <SpaceBetween size="l">
        <Header variant="h1" description="What differs between two moments">
          History
        </Header>
        <QueryState query={query} what="history">
          {({ pages }) => {
            const moments = pages.flatMap((page) => page.moments);
            return moments.length === 0 ? (
              <NoHistory />
            ) : (
              <Comparison
                environmentName={environmentName}
                known={{ moments, isComplete: !query.hasNextPage }}
                loading={query.isFetchingNextPage}
                onOlder={() => query.fetchNextPage()}
              />
            );
          }}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}

interface ComparisonProps {
  readonly environmentName: string;
  readonly known: KnownMoments;
  readonly loading: boolean;
  onOlder(): void;
}

/** Two moments and their difference: yesterday and now, unless the address names others. */
function Comparison({ environmentName, known, loading, onOlder }: ComparisonProps) {
  const { address, change } = useQueryAddress<HistoryAddress>(form);
  const [usual] = useState(() =>
    momentAt({ moments: known.moments, isComplete: true }, Date.now() - dayMs),
  );
  const chosen = { from: address.from ?? usual, to: address.to };
  return (
    <SpaceBetween size="l">
      <MomentChoice
        environmentName={environmentName}
        known={known}
        chosen={chosen}
        loading={loading}
        onOlder={onOlder}
        onChange={change}
      />
      <DifferenceSection environmentName={environmentName} {...chosen} />
    </SpaceBetween>
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
