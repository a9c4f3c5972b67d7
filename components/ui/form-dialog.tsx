'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useId } from 'react';

interface FormDialogProps {
  readonly header: string;
  /** What the button that sends the form says. */
  readonly action: string;
  /** It has been sent, and the answer is awaited. */
  readonly busy: boolean;
  /** What is said meanwhile, where it is not AWS that is asked. */
  readonly busyText?: string;
  /** Whether something is missing that has to be there first. */
  readonly disabled?: boolean;
  /** What was refused; what belongs to a field is told there. */
  readonly error?: Error | null;
  readonly children: ReactNode;
  onSubmit(): void;
  onDismiss(): void;
}

/** A dialog that asks for something and sends it, by the button or by Enter. */
export function FormDialog(props: FormDialogProps) {
  const { header, action, busy, busyText = 'Asking AWS', disabled = false } = props;
  const { error, children, onSubmit, onDismiss } = props;
  const form = useId();
  return (
    <Modal
      visible
      onDismiss={onDismiss}
      header={header}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button
              variant="primary"
              form={form}
              formAction="submit"
              loading={busy}
              loadingText={busyText}
              disabled={disabled}
            >
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled && !busy) onSubmit();
        }}
      >
        <SpaceBetween size="m">
          {children}
          {error && (
            <Alert type="error" header="It was refused">
              {error.message}
            </Alert>
          )}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
