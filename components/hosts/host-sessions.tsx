'use client';

import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSystem } from '#lib/queries/system.ts';
import {
  forwardCommand,
  sessionCommand,
  whyNoSession,
} from '#lib/resources/ec2/session-commands.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import styles from './hosts.module.css';

interface HostSessionsProps {
  readonly resource: ResourceNode;
  readonly region: string;
}

/** Commands by which one gets on a host or reaches a port of it, without an open port. */
export function HostSessions({ resource, region }: HostSessionsProps) {
  const [port, setPort] = useState('8080');
  const { data: system } = useSystem();
  const reason = whyNoSession(resource);
  const place = { id: resource.id, region };
  const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  const number = Number(port);
  const localPort = number < 1_024 ? number + 8_000 : number;
  return (
    <ExpandableSection headerText="Session Manager" variant="footer">
      {reason !== undefined ? (
        <Box color="text-body-secondary">{reason}</Box>
      ) : (
        <SpaceBetween size="s">
          <Command what="the command that opens a shell" text={sessionCommand(place)} />
          <FormField
            label="Port of the host"
            constraintText={
              isPort ? `It is localhost:${localPort} while the command runs.` : 'From 1 to 65535'
            }
          >
            <Input
              value={port}
              inputMode="numeric"
              invalid={!isPort}
              onChange={({ detail }) => setPort(detail.value.trim())}
            />
          </FormField>
          {isPort && (
            <Command
              what="the command that forwards the port"
              text={forwardCommand(place, number, localPort)}
            />
          )}
          <Box variant="small" color="text-body-secondary">
            {system?.cloud.kind === 'local'
              ? 'This host is simulated: no session answers. On AWS it needs '
              : 'It needs '}
            the AWS CLI with its Session Manager plugin, and no open port.
          </Box>
        </SpaceBetween>
      )}
    </ExpandableSection>
  );
}

function Command({ what, text }: { readonly what: string; readonly text: string }) {
  return (
    <div>
      <Box variant="code">
        <span className={styles.command}>{text.replaceAll(' --', ' \\\n  --')}</span>
      </Box>
      <CopyToClipboard
        textToCopy={text}
        copyButtonText="Copy command"
        copyButtonAriaLabel={`Copy ${what}`}
        copySuccessText="Copied"
        copyErrorText="The browser did not allow copying"
      />
    </div>
  );
}
