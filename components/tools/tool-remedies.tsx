'use client';

import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useActions } from '#components/operations/actions-provider.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import type { Remedy, ToolStatus } from '#lib/api/tool-documents.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { OpenPortDialog } from './open-port-dialog.tsx';
import styles from './tools.module.css';

interface ToolRemediesProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
  readonly callerCidr: string | null;
}

/** What can be done about a tool that does not answer. */
export function ToolRemedies({ environmentName, tool, callerCidr }: ToolRemediesProps) {
  const [isAsking, setAsking] = useState(false);
  if (tool.remedies.length === 0) return null;
  return (
    <>
      <SpaceBetween size="xs">
        {tool.remedies.map((remedy) => (
          <RemedyLine
            key={remedy.kind}
            environmentName={environmentName}
            tool={tool}
            remedy={remedy}
            onOpenPort={() => setAsking(true)}
          />
        ))}
      </SpaceBetween>
      {isAsking && (
        <OpenPortDialog
          environmentName={environmentName}
          tool={tool}
          callerCidr={callerCidr}
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface RemedyLineProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
  readonly remedy: Remedy;
  onOpenPort(): void;
}

function RemedyLine({ environmentName, tool, remedy, onOpenPort }: RemedyLineProps) {
  switch (remedy.kind) {
    case 'action':
      return <ActionRemedy environmentName={environmentName} remedy={remedy} />;
    case 'open-port':
      return (
        <PermittedButton
          permission="operate"
          environmentName={environmentName}
          onClick={onOpenPort}
          ariaLabel={`Open ${tool.title} for my IP for one hour`}
        >
          Open for my IP for one hour
        </PermittedButton>
      );
    case 'forward':
      return <ForwardRemedy tool={tool} remedy={remedy} />;
  }
}

interface ActionRemedyProps {
  readonly environmentName: string;
  readonly remedy: Extract<Remedy, { kind: 'action' }>;
}

function ActionRemedy({ environmentName, remedy }: ActionRemedyProps) {
  const { request, isAsking } = useActions();
  const { data: graph } = useGraph(environmentName);
  const node = graph?.nodes.find(({ id }) => id === remedy.resource);
  const action = node && resourceModule(node.type).actions?.find(({ id }) => id === remedy.action);
  if (!node || !action) return null;
  return (
    <PermittedButton
      permission={action.permission}
      environmentName={environmentName}
      loading={isAsking({ action, node })}
      onClick={() => request({ action, node })}
    >
      {remedy.title}
    </PermittedButton>
  );
}

interface ForwardRemedyProps {
  readonly tool: ToolStatus;
  readonly remedy: Extract<Remedy, { kind: 'forward' }>;
}

function ForwardRemedy({ tool, remedy: { command, url } }: ForwardRemedyProps) {
  return (
    <ExpandableSection headerText="Forward its port to this computer">
      <SpaceBetween size="xxs">
        <Box variant="code">
          <span className={styles.command}>{command.replaceAll(' --', ' \\\n  --')}</span>
        </Box>
        <CopyToClipboard
          textToCopy={command}
          copyButtonText="Copy command"
          copyButtonAriaLabel={`Copy the command that forwards ${tool.title}`}
          copySuccessText="Copied"
          copyErrorText="The browser did not allow copying"
        />
        <Box variant="small" color="text-body-secondary">
          It needs the AWS CLI with its Session Manager plugin, and no open port. While it runs,{' '}
          {tool.title} answers here:
        </Box>
        <Box>
          <Copyable text={url} what={`the address of ${tool.title} while its port is forwarded`} />
        </Box>
      </SpaceBetween>
    </ExpandableSection>
  );
}
