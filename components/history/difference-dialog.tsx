'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useRouter } from 'next/navigation';
import { Copyable } from '#components/ui/copyable.tsx';
import type { DifferenceRow } from '#lib/history/difference-rows.ts';
import { DifferenceBadge } from './difference-badge.tsx';
import { valueColumns } from './difference-columns.tsx';

interface DifferenceDialogProps {
  readonly environmentName: string;
  /** Every change of one resource; the dialog is closed while there is none. */
  readonly rows: readonly DifferenceRow[];
  onClose(): void;
}

/** All that became of one resource between two moments. */
export function DifferenceDialog({ environmentName, rows, onClose }: DifferenceDialogProps) {
  const router = useRouter();
  const [first] = rows;
  const address = `/environments/${environmentName}/architecture?resource=`;
  return (
    <Modal
      visible={first !== undefined}
      onDismiss={onClose}
      size="large"
      header={first && `${first.title} ${first.name}`}
      footer={
        first &&
        first.kind !== 'removed' && (
          <Box float="right">
            <Button
              onClick={() => router.push(`${address}${encodeURIComponent(first.resourceId)}`)}
            >
              Show in the architecture
            </Button>
          </Box>
        )
      }
    >
      {first && (
        <SpaceBetween size="m">
          <SpaceBetween direction="horizontal" size="s">
            <DifferenceBadge kind={first.kind} />
            <Copyable text={first.resourceId} what="id" />
          </SpaceBetween>
          <Table
            variant="embedded"
            contentDensity="compact"
            trackBy="key"
            items={rows}
            columnDefinitions={valueColumns}
            ariaLabels={{ tableLabel: `Changes of ${first.name}` }}
            wrapLines
          />
        </SpaceBetween>
      )}
    </Modal>
  );
}
