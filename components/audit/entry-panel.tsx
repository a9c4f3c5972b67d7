'use client';

import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import Table from '@cloudscape-design/components/table';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { AuditEntry } from '#lib/api/audit.ts';
import { actionWords, entryWords } from '#lib/audit/action-words.ts';
import styles from './audit.module.css';
import { AuditResultIndicator } from './audit-result.tsx';
import { AuditTarget } from './audit-target.tsx';
import { changeRows } from './change-rows.ts';

/** Everything that an entry says. */
export function EntryPanel({ entry }: { entry: AuditEntry }) {
  const { sequence, input, change, awsCalls } = entry;
  return (
    <SplitPanel header={`Entry ${sequence}: ${entryWords(entry)}`} closeBehavior="hide">
      <SpaceBetween size="l">
        <KeyValuePairs columns={3} items={factsOf(entry)} />
        {change && <ChangeTable change={change} />}
        {input !== null && (
          <div>
            <Box variant="awsui-key-label">Asked for</Box>
            <pre className={styles.document}>{JSON.stringify(input, null, 2)}</pre>
          </div>
        )}
        {awsCalls.length > 0 && (
          <KeyValuePairs
            columns={2}
            items={awsCalls.map(({ call, requestId }) => ({
              label: call,
              value: <Copyable text={requestId} what="request id" />,
            }))}
          />
        )}
        <KeyValuePairs
          columns={1}
          items={[
            { label: 'Hash', value: <Hash text={entry.hash} /> },
            { label: 'Hash of the entry before', value: <Hash text={entry.previousHash} /> },
          ]}
        />
      </SpaceBetween>
    </SplitPanel>
  );
}

function factsOf(entry: AuditEntry) {
  const kinds = { person: '', token: ', a token', system: ', by itself' };
  return [
    { label: 'Result', value: <AuditResultIndicator {...entry} /> },
    { label: 'Actor', value: `${entry.actor}${kinds[entry.actorKind]}` },
    {
      label: 'When',
      value: (
        <>
          {entry.at} (<RelativeTime at={entry.at} />)
        </>
      ),
    },
    { label: 'Action', value: `${actionWords(entry.action)} (${entry.action})` },
    { label: 'Environment', value: entry.environment ?? '–' },
    { label: 'Target', value: <AuditTarget {...entry} /> },
    { label: 'From', value: entry.remoteAddress ?? '–' },
    { label: 'By', value: entry.userAgent ?? '–' },
    {
      label: 'Request',
      value: entry.requestId ? <Copyable text={entry.requestId} what="request id" /> : '–',
    },
  ];
}

function ChangeTable({ change }: { change: NonNullable<AuditEntry['change']> }) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="field"
      items={changeRows(change)}
      ariaLabels={{ tableLabel: 'What it changed' }}
      empty="It is as it was."
      columnDefinitions={[
        { id: 'field', header: 'What', isRowHeader: true, cell: ({ field }) => field },
        { id: 'before', header: 'Before', cell: ({ before }) => before },
        { id: 'after', header: 'After', cell: ({ after }) => after },
      ]}
    />
  );
}

function Hash({ text }: { text: string }) {
  return (
    <span className={styles.hash}>
      <Copyable text={text} what="hash" />
    </span>
  );
}
