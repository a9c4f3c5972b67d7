'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { PeriodPicker } from '#components/ui/period-picker.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useAudit, useAuditEntry, useVerifyAudit } from '#lib/queries/audit.ts';
import { type AuditAddress, readAuditAddress, writeAuditAddress } from './audit-address.ts';
import { AuditFilterBar } from './audit-filter.tsx';
import { AuditTable } from './audit-table.tsx';
import { ChainButtons } from './chain-buttons.tsx';
import { ChainVerdict } from './chain-verdict.tsx';
import { EntryPanel } from './entry-panel.tsx';

const form = { read: readAuditAddress, write: writeAuditAddress };

/** Who asked for what, and what came of it. */
export function AuditPage() {
  const { address, change } = useQueryAddress<AuditAddress>(form);
  const { filter, entry } = address;
  const query = useAudit(filter);
  const verification = useVerifyAudit();
  const listed = query.data?.pages
    .flatMap(({ entries }) => entries)
    .find(({ sequence }) => sequence === entry);
  const isElsewhere = query.data !== undefined && listed === undefined;
  const { data: elsewhere } = useAuditEntry(isElsewhere ? entry : undefined);
  const selected = listed ?? elsewhere ?? undefined;
  return (
    <ShellPage
      breadcrumbs={[{ text: 'Audit', href: '/activity' }]}
      splitPanel={selected && <EntryPanel entry={selected} />}
      splitPanelOpen={selected !== undefined}
      onSplitPanelToggle={(isOpen) => {
        if (!isOpen) change({ ...address, entry: undefined });
      }}
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="Every change and every secret revealed: who asked, and what came of it"
          actions={<ChainButtons verification={verification} />}
        >
          Audit
        </Header>
        <ChainVerdict verification={verification} />
        <FilterBar
          beside={
            <PeriodPicker
              period={filter}
              onChange={(period) => {
                const { from: _, to: __, ...rest } = filter;
                change({ filter: { ...rest, ...period }, entry: undefined });
              }}
            />
          }
        >
          <AuditFilterBar
            filter={filter}
            onChange={(next) => change({ filter: next, entry: undefined })}
          />
        </FilterBar>
        <AuditTable
          query={query}
          selected={selected}
          onOpen={(sequence) => change({ ...address, entry: sequence })}
        />
      </SpaceBetween>
    </ShellPage>
  );
}
