'use client';

import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useActions } from '#components/operations/actions-provider.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { Run } from '#lib/api/runs.ts';
import { runJob } from '#lib/resources/glue/job-actions.ts';
import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { RunGraph } from './run-graph.tsx';
import { RunLog } from './run-log.tsx';
import { RunStatusIndicator } from './run-status.tsx';
import { costText, inputOfRun, progressOf } from './run-text.ts';

interface RunDetailProps {
  readonly environmentName: string;
  readonly node: ResourceNode;
  readonly run: Run;
  /** What runs of it usually take, in seconds. */
  readonly usualSeconds: number | undefined;
}

/** One run: how far it is, what it was given, why it failed, and what it writes. */
export function RunDetail({ environmentName, node, run, usualSeconds }: RunDetailProps) {
  const { request } = useActions();
  const isJob = node.type === 'AWS::Glue::Job';
  const isWorkflow = node.type === 'AWS::Glue::Workflow';
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<RunStatusIndicator run={run} />}
          actions={
            isJob && (
              <PermittedButton
                permission="operate"
                environmentName={environmentName}
                onClick={() => request({ action: runJob, node, values: inputOfRun(run) })}
              >
                Repeat this run
              </PermittedButton>
            )
          }
        >
          Run {run.id.slice(0, 18)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {run.outcome === 'running' && <RunProgress run={run} usualSeconds={usualSeconds} />}
        {run.error && (
          <Alert
            type="error"
            header={run.errorLine === null ? 'It failed' : `It failed at line ${run.errorLine}`}
          >
            {run.error}
          </Alert>
        )}
        <KeyValuePairs
          columns={3}
          minColumnWidth={150}
          items={[
            { label: 'Run', value: <Copyable text={run.id} what="Run" /> },
            { label: 'Started', value: <RelativeTime at={run.startedAt} /> },
            { label: 'Took', value: run.seconds === null ? '–' : formatDuration(run.seconds) },
            ...(isWorkflow ? [] : glueItems(run)),
            ...Object.entries(run.details).map(([label, value]) => ({
              label,
              value: detailText(value),
            })),
          ]}
        />
        {isWorkflow && <RunGraph environmentName={environmentName} workflow={node} run={run} />}
        {run.logs.length > 0 && (
          <RunLog key={run.id} environmentName={environmentName} resourceId={node.id} run={run} />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** What Glue itself took; of a workflow its jobs and crawlers tell it. */
function glueItems(run: Run) {
  return [
    { label: 'DPU hours', value: run.dpuHours?.toFixed(2) ?? '–' },
    { label: 'Cost, about', value: costText(run) },
    { label: 'Attempt', value: String(run.attempt) },
  ];
}

interface RunProgressProps {
  readonly run: Run;
  readonly usualSeconds: number | undefined;
}

function RunProgress({ run, usualSeconds }: RunProgressProps) {
  const now = useNow(true);
  if (!now) return null;
  const sinceStart = (now.getTime() - Date.parse(run.startedAt)) / 1_000;
  const elapsed = Math.max(sinceStart, run.seconds ?? 0);
  if (usualSeconds === undefined) {
    return <ProgressBar label="Under way" additionalInfo={`For ${formatDuration(elapsed)}`} />;
  }
  return (
    <ProgressBar
      label="Under way"
      value={progressOf(elapsed, usualSeconds)}
      additionalInfo={`For ${formatDuration(elapsed)}; runs usually take ${formatDuration(usualSeconds)}`}
    />
  );
}

function detailText(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value);
  return entries.length === 0
    ? 'None'
    : entries.map(([name, given]) => `${name}=${given}`).join(' ');
}
