import { expect, test } from 'vitest';
import type { Run, RunGraphNode } from '#lib/api/runs.ts';
import { isAccepted } from '../mermaid/mermaid-parser.test-data.ts';
import { type DrawnStep, stepNodeId, stepStateText, workflowRunView } from './workflow-run.ts';

function stepOf(id: string, kind: RunGraphNode['kind'], more: Partial<DrawnStep> = {}): DrawnStep {
  const nothing = { state: null, outcome: null, trigger: null, runId: null, error: null };
  const times = { startedAt: null, endedAt: null, time: undefined };
  return { id, kind, name: `dev-${id}`, ...nothing, ...times, ...more };
}

function runOf(outcome: Run['outcome'], state: string): Run {
  return {
    id: 'wr_1',
    state,
    outcome,
    startedAt: '2026-01-31T00:00:00Z',
    endedAt: null,
    seconds: null,
    dpuHours: null,
    attempt: 1,
    error: null,
    errorLine: null,
    details: {},
    logs: [],
  };
}

const options = {
  environment: 'dev',
  theme: 'light',
  workflow: 'dev-etl',
  direction: 'right',
} as const;

const graph = {
  run: runOf('running', 'RUNNING'),
  nodes: [
    stepOf('start', 'trigger', { state: 'CREATED', trigger: 'ON_DEMAND' }),
    stepOf('crawl', 'crawler', { state: 'SUCCEEDED', outcome: 'succeeded', time: '2 min' }),
    stepOf('then', 'trigger', { state: 'ACTIVATED', trigger: 'CONDITIONAL' }),
    stepOf('process', 'job', { state: 'RUNNING', outcome: 'running' }),
    stepOf('last', 'trigger', { state: 'ACTIVATED', trigger: 'CONDITIONAL' }),
    stepOf('judge', 'job'),
  ],
  edges: [
    { from: 'start', to: 'crawl' },
    { from: 'crawl', to: 'then' },
    { from: 'then', to: 'process' },
    { from: 'process', to: 'last' },
    { from: 'last', to: 'judge' },
  ],
};

test('every step says in words and colour how it came out, and the arrow to what runs moves', async () => {
  const view = workflowRunView(graph, options);
  expect(view.statusByNode).toEqual({
    [stepNodeId('start')]: { status: 'healthy', badge: '✓ fired' },
    [stepNodeId('crawl')]: { status: 'healthy', badge: '✓ SUCCEEDED, 2 min' },
    [stepNodeId('then')]: { status: 'healthy', badge: '✓ fired' },
    [stepNodeId('process')]: { status: 'changing', badge: '◔ RUNNING' },
    [stepNodeId('last')]: { status: 'stopped', badge: '■ waiting' },
    [stepNodeId('judge')]: { status: 'stopped', badge: '■ waiting' },
  });
  expect(view.runningEdges).toEqual(['e2']);
  expect(view.resourceByNode[stepNodeId('process')]).toBe('process');
  await expect(isAccepted(view.text)).resolves.toBe(true);
});

test('the drawing stays the same while states move', () => {
  const later = {
    ...graph,
    nodes: graph.nodes.map((step) =>
      step.id === 'process'
        ? { ...step, state: 'SUCCEEDED', outcome: 'succeeded' as const, time: '4 min' }
        : step,
    ),
  };
  const before = workflowRunView(graph, options);
  expect(workflowRunView(later, options).structureKey).toBe(before.structureKey);
});

test.each([
  ['failed', 'ACTIVATED', 'not started'],
  ['succeeded', 'DEACTIVATED', 'DEACTIVATED'],
  ['running', 'ACTIVATED', 'waiting'],
] as const)(
  'a trigger that started nothing in a run that has %s, %s, is %s',
  (outcome, state, text) => {
    const last = stepOf('last', 'trigger', { state });
    const nodes = [last, stepOf('judge', 'job')];
    const edges = [{ from: 'last', to: 'judge' }];
    expect(stepStateText(last, { run: runOf(outcome, outcome), nodes, edges })).toBe(text);
  },
);

test('whatever steps are called, Mermaid accepts it', async () => {
  const nodes = [stepOf('a', 'job', { name: 'end"]; %%{init}%% <b>' }), stepOf('subgraph', 'job')];
  const view = workflowRunView({ ...graph, nodes, edges: [] }, { ...options, direction: 'down' });
  await expect(isAccepted(view.text)).resolves.toBe(true);
});
