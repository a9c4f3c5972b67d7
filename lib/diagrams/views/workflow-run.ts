import type { Run, RunGraph, RunGraphNode } from '#lib/api/runs.ts';
import type { ResourceStatus } from '#lib/resources/graph.ts';
import type { IconName } from '#lib/resources/icons.ts';
import type { Diagram } from '../diagram.ts';
import type { DiagramView, DrawingOptions } from '../diagram-view.ts';
import { mermaidId } from '../mermaid/escape.ts';
import { renderFlowchart } from '../mermaid/flowchart.ts';

/** One trigger, job or crawler as the graph of a run shows it. */
export interface DrawnStep extends RunGraphNode {
  /** What it took, such as `4 min`; undefined while it is not over. */
  readonly time: string | undefined;
}

export interface DrawnRun extends Pick<RunGraph, 'edges' | 'run'> {
  readonly nodes: readonly DrawnStep[];
}

export interface WorkflowRunOptions extends DrawingOptions {
  readonly workflow: string;
  /** Where arrows lead: what is narrow is drawn from the top. */
  readonly direction: Extract<Diagram['direction'], 'right' | 'down'>;
}

/** A run of a workflow: what its triggers started, and how each came out. A click opens a step by its id. */
export function workflowRunView(run: DrawnRun, options: WorkflowRunOptions): DiagramView {
  return { ...renderFlowchart(runDiagram(run, options), options.theme), rolledUp: [] };
}

/** Mermaid id of a step's node. */
export function stepNodeId(id: string): string {
  return mermaidId(keyOf(id));
}

/** What a step says of itself: of a trigger, whether it has started anything. */
export function stepStateText(step: RunGraphNode, { edges, nodes, run }: DrawnRun | RunGraph) {
  if (step.kind !== 'trigger') return step.state ?? waitingText(run);
  const started = new Set(edges.filter(({ from }) => from === step.id).map(({ to }) => to));
  const hasFired = nodes.some(({ id, outcome }) => started.has(id) && outcome !== null);
  if (hasFired) return 'fired';
  return step.state === 'DEACTIVATED' ? step.state : waitingText(run);
}

function waitingText({ outcome }: Pick<Run, 'outcome'>): string {
  return outcome === 'running' ? 'waiting' : 'not started';
}

function runDiagram(run: DrawnRun, { workflow, direction }: WorkflowRunOptions): Diagram {
  const isRunning = new Set(
    run.nodes.flatMap(({ id, outcome }) => (outcome === 'running' ? [id] : [])),
  );
  return {
    direction,
    title: `A run of ${workflow}`,
    description: `${run.nodes.length} triggers, jobs and crawlers; arrows lead from what starts to what is started.`,
    elements: run.nodes.map((step) => {
      const text = stepStateText(step, run);
      return {
        kind: 'node',
        key: keyOf(step.id),
        resourceId: step.id,
        lines: [step.name, ...(step.trigger ? [triggerText(step.trigger)] : [])],
        icon: icons[step.kind],
        status: statusOf(step, text),
        statusText: step.time === undefined ? text : `${text}, ${step.time}`,
      };
    }),
    edges: run.edges.map(({ from, to }) => ({
      from: keyOf(from),
      to: keyOf(to),
      look: 'flow',
      running: isRunning.has(to),
    })),
  };
}

const statuses: Readonly<Record<Run['outcome'], ResourceStatus>> = {
  running: 'changing',
  succeeded: 'healthy',
  failed: 'failed',
  stopped: 'stopped',
};

function statusOf({ outcome }: RunGraphNode, text: string): ResourceStatus {
  if (outcome !== null) return statuses[outcome];
  return text === 'fired' ? 'healthy' : 'stopped';
}

/** `ON_DEMAND` as `on demand`. */
function triggerText(type: string): string {
  return type.toLowerCase().replaceAll('_', ' ');
}

function keyOf(id: string): string {
  return `step ${id}`;
}

const icons: Readonly<Record<RunGraphNode['kind'], IconName>> = {
  trigger: 'aws:glue',
  job: 'aws:glue',
  crawler: 'aws:glue-crawler',
};
