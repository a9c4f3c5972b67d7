'use client';

import Box from '@cloudscape-design/components/box';
import { useRouter } from 'next/navigation';
import { useMemo, useRef } from 'react';
import type { ElementDescription } from '#components/architecture/describe-elements.ts';
import { DiagramCanvas } from '#components/architecture/diagram-canvas.tsx';
import type { DiagramViewport } from '#components/architecture/diagram-viewport.ts';
import { useTheme } from '#components/shell/theme.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Run, RunGraph as RunGraphDocument } from '#lib/api/runs.ts';
import { stepNodeId, stepStateText, workflowRunView } from '#lib/diagrams/views/workflow-run.ts';
import { useRunGraph } from '#lib/queries/runs.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { RunSteps } from './run-steps.tsx';
import { stepAddress, stepTitle, timeOfStep } from './step-text.ts';

interface RunGraphProps {
  readonly environmentName: string;
  readonly workflow: ResourceNode;
  readonly run: Run;
}

/** What a run of a workflow starts, as it comes out; a click opens the run of a step. */
export function RunGraph({ environmentName, workflow, run }: RunGraphProps) {
  const query = useRunGraph(environmentName, {
    resource: workflow.id,
    run: run.id,
    isUnderWay: run.outcome === 'running',
  });
  return (
    <QueryState query={query} what="graph of the run">
      {(graph) =>
        graph.nodes.length === 0 ? (
          <Box color="text-body-secondary">The workflow has no triggers, jobs or crawlers.</Box>
        ) : (
          <DrawnGraph environmentName={environmentName} workflow={workflow.name} graph={graph} />
        )
      }
    </QueryState>
  );
}

interface DrawnGraphProps {
  readonly environmentName: string;
  readonly workflow: string;
  readonly graph: RunGraphDocument;
}

function DrawnGraph({ environmentName, workflow, graph }: DrawnGraphProps) {
  const router = useRouter();
  const { mode } = useTheme();
  const narrow = useNarrow();
  const viewport = useRef<DiagramViewport>(null);
  const painting = useMemo(() => {
    const nodes = graph.nodes.map((step) => ({ ...step, time: timeOfStep(step) }));
    const direction = narrow ? 'down' : 'right';
    const options = { environment: environmentName, theme: mode, workflow, direction } as const;
    return {
      view: workflowRunView({ ...graph, nodes }, options),
      descriptions: descriptionsOf(graph),
      revision: 0,
    };
  }, [graph, environmentName, workflow, mode, narrow]);
  const open = (id: string) => {
    const step = graph.nodes.find((each) => each.id === id);
    if (step) router.push(stepAddress(environmentName, step));
  };
  return (
    <>
      <Box margin={{ bottom: 'n' }}>
        <DiagramCanvas
          label={`Run graph of ${workflow}`}
          painting={painting}
          size={narrow ? 'compact' : 'strip'}
          selectedId={undefined}
          viewport={viewport}
          onOpen={open}
          onExpand={() => undefined}
        />
      </Box>
      <RunSteps environmentName={environmentName} graph={graph} />
    </>
  );
}

function descriptionsOf(graph: RunGraphDocument): Map<string, ElementDescription> {
  return new Map(
    graph.nodes.map((step) => [
      stepNodeId(step.id),
      {
        does: 'open',
        resourceId: step.id,
        name: [stepTitle(step), step.name, stepStateText(step, graph)].join(', '),
      },
    ]),
  );
}
