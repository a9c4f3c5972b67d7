'use client';

import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
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

/** Asks from where a tool is to be reached for an hour. */
export function OpenPortDialog(props: OpenPortDialogProps) {
  const { environmentName, tool, callerCidr, onDismiss } = props;
  const open = useOpenTool(environmentName);
  const { notify } = useNotifications();
  const [cidr, setCidr] = useState(callerCidr ?? '');
  const [tried, setTried] = useState(false);
  const refusal = open.error instanceof ApiError ? open.error.fieldError('/cidr') : undefined;
  const problem = tried ? openingCidr.safeParse(cidr).error?.issues[0]?.message : undefined;

  const submit = () => {
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
    <FormDialog
      header={`Open ${tool.title} for one hour`}
      action="Open"
      busy={open.isPending}
      error={refusal === undefined ? open.error : null}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box>
        The security group of {tool.host.name} gets a rule for this address. Strata removes it after
        an hour, even if it was restarted meanwhile.
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
    </FormDialog>
  );
}
