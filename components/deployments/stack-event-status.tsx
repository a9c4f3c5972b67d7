import Box from '@cloudscape-design/components/box';
import { Status } from '#components/ui/status.tsx';
import type { StackEvent } from '#lib/api/deployment-documents.ts';

interface StackEventStatusProps {
  readonly event: StackEvent;
  /** Whether the reason is shown below it, where no column has it. */
  readonly withReason: boolean;
}

/** CloudFormation's own word for what an event says, in its colour. */
export function StackEventStatus({ event: { status, reason }, withReason }: StackEventStatusProps) {
  return (
    <>
      <Status type={typeOf(status)}>{status}</Status>
      {withReason && reason && <Box variant="small">{reason}</Box>}
    </>
  );
}

function typeOf(status: string) {
  if (status.endsWith('_FAILED')) return 'error';
  if (status.includes('ROLLBACK')) return 'warning';
  if (status.endsWith('_IN_PROGRESS')) return 'in-progress';
  return status.endsWith('_SKIPPED') ? 'stopped' : 'success';
}
