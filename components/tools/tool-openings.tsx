'use client';

import Box from '@cloudscape-design/components/box';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import { useCloseTool } from '#lib/queries/tools.ts';

const clockTime = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

interface ToolOpeningsProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
}

/** Whom Strata has let in to a tool for a while, and an end to it. */
export function ToolOpenings({ environmentName, tool }: ToolOpeningsProps) {
  const close = useCloseTool(environmentName);
  const { notifyError } = useNotifications();
  if (tool.openings.length === 0) return null;
  const text = tool.openings
    .map(({ cidr, expiresAt }) => `${cidr} until ${clockTime.format(new Date(expiresAt))}`)
    .join(', ');
  return (
    <Box>
      Open to {text}.{' '}
      <PermittedButton
        permission="operate"
        environmentName={environmentName}
        variant="inline-link"
        loading={close.isPending}
        ariaLabel={`Close ${tool.title} now`}
        onClick={() =>
          close.mutate(tool.id, {
            onError: (error) => notifyError(`${tool.title} was not closed`, error),
          })
        }
      >
        Close now
      </PermittedButton>
    </Box>
  );
}
