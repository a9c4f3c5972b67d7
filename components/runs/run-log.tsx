'use client';

import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import type { Run } from '#lib/api/runs.ts';
import { useRunLog } from '#lib/queries/runs.ts';
import { LogView } from './log-view.tsx';

interface RunLogProps {
  readonly environmentName: string;
  readonly resourceId: string;
  readonly run: Run;
}

/** What a run writes, log by log. */
export function RunLog({ environmentName, resourceId, run }: RunLogProps) {
  const [chosen, setChosen] = useState<string>();
  const telling = run.outcome === 'failed' ? run.logs.at(-1) : run.logs[0];
  return (
    <Tabs
      ariaLabel="Logs"
      activeTabId={chosen ?? telling}
      onChange={({ detail }) => setChosen(detail.activeTabId)}
      tabs={run.logs.map((log) => ({
        id: log,
        label: `Log: ${log}`,
        content: (
          <OneLog environmentName={environmentName} resourceId={resourceId} run={run} log={log} />
        ),
      }))}
    />
  );
}

function OneLog({ environmentName, resourceId, run, log }: RunLogProps & { readonly log: string }) {
  const { data, error, isPending } = useRunLog(environmentName, {
    resource: resourceId,
    run: run.id,
    log,
    endedAt: run.endedAt,
  });
  return (
    <LogView
      label={`Log ${log}`}
      lines={data?.lines ?? []}
      startsAtEnd={run.outcome !== 'succeeded'}
      isLoading={isPending}
      error={error}
    />
  );
}
