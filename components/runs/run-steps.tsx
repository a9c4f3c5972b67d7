'use client';

import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useRouter } from 'next/navigation';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { RunGraph, RunGraphNode } from '#lib/api/runs.ts';
import { stepStateText } from '#lib/diagrams/views/workflow-run.ts';
import { RunStatusIndicator } from './run-status.tsx';
import { stepsInOrder } from './step-order.ts';
import { stepAddress, stepTitle, timeOfStep } from './step-text.ts';

interface RunStepsProps {
  readonly environmentName: string;
  readonly graph: RunGraph;
}

/** The jobs and crawlers of a workflow's run, as its picture has them, with what went wrong. */
export function RunSteps({ environmentName, graph }: RunStepsProps) {
  const router = useRouter();
  const narrow = useNarrow();
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="id"
      items={stepsInOrder(graph)}
      visibleColumns={narrow ? ['name', 'state'] : undefined}
      ariaLabels={{ tableLabel: 'Steps of the run' }}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Step',
          isRowHeader: true,
          minWidth: narrow ? 120 : 220,
          cell: (step) => {
            const href = stepAddress(environmentName, step);
            return (
              <Link
                href={href}
                onFollow={(event) => {
                  event.preventDefault();
                  router.push(href);
                }}
              >
                {step.name}
              </Link>
            );
          },
        },
        { id: 'kind', header: 'Type', cell: (step) => stepTitle(step) },
        { id: 'state', header: 'State', minWidth: 140, cell: (step) => stateOf(step, graph) },
        {
          id: 'started',
          header: 'Started',
          cell: ({ startedAt }) => (startedAt === null ? '–' : <RelativeTime at={startedAt} />),
        },
        { id: 'took', header: 'Took', cell: (step) => timeOfStep(step) ?? '–' },
        { id: 'error', header: 'What happened', cell: ({ error }) => error ?? '' },
      ]}
    />
  );
}

function stateOf(step: RunGraphNode, graph: RunGraph) {
  const { outcome } = step;
  const text = stepStateText(step, graph);
  return outcome === null ? (
    <Status type="pending">{text}</Status>
  ) : (
    <RunStatusIndicator run={{ outcome, state: text }} />
  );
}
