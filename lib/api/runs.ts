import { z } from 'zod';
import { jsonValue } from './architecture.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const tag = 'Runs';

const resource = z
  .string()
  .min(1, 'Which resource?')
  .max(2_048)
  .meta({ description: 'The id of a crawler, a job or a workflow of the graph.' });

const token = z
  .string()
  .max(4_096)
  .optional()
  .meta({ description: 'The `next` of the answer before.' });

export const run = z
  .object({
    id: z.string(),
    /** In AWS's own words. */
    state: z.string(),
    outcome: z.enum(['running', 'succeeded', 'failed', 'stopped']),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    /** At work, in seconds; what it is up to now while it runs. */
    seconds: z.number().nullable(),
    /** Data processing units times hours, for which AWS bills. */
    dpuHours: z.number().nullable(),
    /** From 1. */
    attempt: z.int(),
    error: z.string().nullable(),
    /** Line of the script that failed, where AWS names one. */
    errorLine: z.int().nullable(),
    /** What it was started with, or what it changed. */
    details: z.record(z.string(), jsonValue),
    /** What the run logs, by name; empty where it logs nothing. */
    logs: z.array(z.string()),
  })
  .meta({ id: 'Run' });

export type Run = z.output<typeof run>;

export const listRuns = defineEndpoint({
  id: 'listRuns',
  method: 'GET',
  path: '/environments/{name}/resources/runs',
  summary: 'Runs of a job, a crawler or a workflow, newest first',
  tag,
  params: named,
  query: z.strictObject({
    resource,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    token,
  }),
  response: z.object({ runs: z.array(run), next: z.string().nullable() }),
  refusals: ['environment-not-found', 'resource-not-found', 'no-runs'],
});

export const runGraphNode = z
  .object({
    /** In Glue's own words, the same in every run. */
    id: z.string(),
    kind: z.enum(['trigger', 'job', 'crawler']),
    name: z.string(),
    /** Of the newest run in this run of the workflow, or of the trigger; null for what has not begun. */
    state: z.string().nullable(),
    outcome: run.shape.outcome.nullable(),
    /** What kind of trigger it is; null for what is none. */
    trigger: z.string().nullable(),
    /** Null for crawls, which a workflow tells by their start. */
    runId: z.string().nullable(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'RunGraphNode' });

export type RunGraphNode = z.output<typeof runGraphNode>;

export const runGraph = z
  .object({
    run,
    nodes: z.array(runGraphNode),
    edges: z.array(z.object({ from: z.string(), to: z.string() })),
  })
  .meta({ id: 'RunGraph' });

export type RunGraph = z.output<typeof runGraph>;

const ofRun = z.string().min(1, 'Which run?').max(255);

export const getRunGraph = defineEndpoint({
  id: 'getRunGraph',
  method: 'GET',
  path: '/environments/{name}/resources/runs/graph',
  summary: 'What a run of a workflow starts, and how each came out in it',
  tag,
  params: named,
  query: z.strictObject({ resource, run: ofRun }),
  response: runGraph,
  refusals: ['environment-not-found', 'resource-not-found', 'no-runs'],
});

export const logLine = z.object({ at: z.iso.datetime(), text: z.string() }).meta({ id: 'LogLine' });

export type LogLine = z.output<typeof logLine>;

export const readRunLog = defineEndpoint({
  id: 'readRunLog',
  method: 'GET',
  path: '/environments/{name}/resources/runs/log',
  summary: 'What a run has logged, oldest first; the same token again reads what came since',
  tag,
  params: named,
  query: z.strictObject({
    resource,
    run: ofRun,
    log: z.string().min(1, 'Which of its logs?').max(64),
    token,
  }),
  response: z.object({
    lines: z.array(logLine),
    /** Reads on from here; the one that was given, where there is nothing more yet. */
    next: z.string().nullable(),
  }),
  refusals: ['environment-not-found', 'resource-not-found', 'no-runs'],
});
