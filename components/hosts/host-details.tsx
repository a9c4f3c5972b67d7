'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { HostConsole } from './host-console.tsx';
import { HostSessions } from './host-sessions.tsx';
import { StatusChecks } from './status-checks.tsx';

interface HostDetailsProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
  readonly region: string | undefined;
}

/** How a host does, how to get on it and what its console shows; nothing for any other resource. */
export function HostDetails({ environmentName, resource, region }: HostDetailsProps) {
  if (resource.type !== 'AWS::EC2::Instance') return null;
  return (
    <SpaceBetween size="m">
      <StatusChecks resource={resource} />
      {region && <HostSessions resource={resource} region={region} />}
      <HostConsole environmentName={environmentName} resource={resource} />
    </SpaceBetween>
  );
}
