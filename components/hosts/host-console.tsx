'use client';

import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { LogView } from '#components/runs/log-view.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useConsoleOutput } from '#lib/queries/hosts.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

interface HostConsoleProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
}

/** What the serial console of a host shows, read once it is opened and again when asked. */
export function HostConsole({ environmentName, resource }: HostConsoleProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Console output"
      variant="footer"
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && <OpenConsole environmentName={environmentName} resource={resource} />}
    </ExpandableSection>
  );
}

function OpenConsole({ environmentName, resource }: HostConsoleProps) {
  const { data, error, isFetching, refetch } = useConsoleOutput(environmentName, resource.id);
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <Button iconName="refresh" loading={isFetching} onClick={() => refetch()}>
          Read again
        </Button>
        {data?.at && (
          <span>
            As of <RelativeTime at={data.at} />
          </span>
        )}
      </SpaceBetween>
      <LogView
        label="Console output"
        lines={(data?.lines ?? []).map((text) => ({ text }))}
        startsAtEnd
        isLoading={isFetching}
        error={error}
      />
    </SpaceBetween>
  );
}
