'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import { openingCidr } from '#lib/api/tools.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useOpenTool } from '#lib/queries/tools.ts';

interface OpenPortDialogProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
  readonly callerCidr: string | null;
  onDismiss(): void;
}

const form = 'open-port';

/** Asks from where a tool is to be reached for an hour. */
export function OpenPortDialog(props: OpenPortDialogProps) {
  const { environmentName, tool, callerCidr, onDismiss } = props;
  const open = useOpenTool(environmentName);
  const { notify } = useNotifications();
  const [cidr, setCidr] = useState(callerCidr ?? '');
  const [tried, setTried] = useState(false);
  const refusal = open.error instanceof ApiError ? open.error.fieldError('/cidr') : undefined;
  const problem = tried ? openingCidr.safeParse(cidr).error?.issues[0]?.message : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!openingCidr.safeParse(cidr).success) return;
    open.mutate(
      { tool: tool.id, cidr },
      {
        onSuccess: () => {
          onDismiss();
          const header = `${tool.title} is open to ${cidr} for one hour`;
          notify({ type: 'success', header, content: 'Strata closes it again by itself.' });
        },
      },
    );
  };

  return (
    <Modal
      visible
      onDismiss={onDismiss}
      header={`Open ${tool.title} for one hour`}
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
              loading={open.isPending}
              loadingText="Asking AWS"
            >
              Open
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id={form} onSubmit={submit}>
        <SpaceBetween size="m">
          <Box>
            The security group of {tool.host.name} gets a rule for this address. Strata removes it
            after an hour, even if it was restarted meanwhile.
          </Box>
          <FormField
            label="From"
            description="Your address as the internet sees it, as a CIDR block such as 203.0.113.7/32."
            constraintText={
              callerCidr === null
                ? 'Strata cannot see it: you reach Strata from the machine it runs on, or by IPv6.'
                : 'Suggested by the address from which you reach Strata.'
            }
            errorText={problem ?? refusal}
          >
            <Input
              value={cidr}
              onChange={({ detail }) => setCidr(detail.value.trim())}
              placeholder="203.0.113.7/32"
              autoComplete={false}
              spellcheck={false}
            />
          </FormField>
          {open.error && refusal === undefined && (
            <Alert type="error" header="It was refused">
              {open.error.message}
            </Alert>
          )}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
