import { z } from 'zod';
import { secretFields } from '#lib/api/secret-fields.ts';
import {
  type ActionOutcome,
  atOnce,
  defineAction,
  failed,
  gone,
  running,
  succeeded,
} from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt, valuesAt } from '../property-path.ts';

const active = new Set(['STARTING', 'RUNNING', 'STOPPING', 'WAITING']);

const lastStateOf = ({ properties }: ResourceNode) => textAt(properties, 'LastRun.JobRunState');
const isRunning = (node: ResourceNode) => active.has(lastStateOf(node) ?? '');

/** The id of the newest run. */
export function lastRunOf({ properties }: ResourceNode): string | undefined {
  return textAt(properties, 'LastRun.Id');
}

/** Worker types of Spark jobs. Source: Glue API, `StartJobRun`, `WorkerType`. */
const workerTypes = ['G.1X', 'G.2X', 'G.4X', 'G.8X', 'G.025X'] as const;

/** At most as many as AWS's default quota of workers allows one job. */
const mostWorkers = 299;

export const jobRunInput = z.strictObject({
  arguments: z
    .array(
      z
        .string()
        .regex(/^--[^=\s]+=.*$/s, 'Written as --name=value')
        .register(secretFields, { shown: 'name' }),
    )
    .default([])
    .meta({
      title: 'Arguments',
      description: 'Beside the job’s own, or in place of them: --name=value.',
      group: 'Run',
      control: 'text-list',
      examples: ['--date=2026-01-31'],
    }),
  workerType: z.enum(workerTypes).optional().meta({
    title: 'Worker type',
    description: 'The job’s own unless chosen.',
    group: 'Run',
    control: 'choice',
  }),
  workers: z.int().min(1).max(mostWorkers).optional().meta({
    title: 'Workers',
    description: 'The job’s own number unless given.',
    group: 'Run',
    control: 'number',
  }),
  timeoutMinutes: z.int().min(1).max(10_080).optional().meta({
    title: 'Time-out',
    description: 'After which AWS ends the run; the job’s own unless given.',
    group: 'Run',
    control: 'number',
    unit: 'minutes',
  }),
});

/** Whether the newest run is the one of a reference, or Glue's next attempt at it. */
function isAttemptOf(node: ResourceNode, reference: string | undefined): boolean {
  const id = lastRunOf(node);
  return id === reference || id?.startsWith(`${reference}_attempt_`) === true;
}

/** Whether Glue tries a run that failed once more. */
function isTriedAgain({ properties }: ResourceNode): boolean {
  const [attempt = 0] = valuesAt(properties, 'LastRun.Attempt');
  const hasFailed = textAt(properties, 'LastRun.JobRunState') === 'FAILED';
  return hasFailed && Number(attempt) < Number(properties.MaxRetries ?? 0);
}

/** What the run of an action has come to: `ended` judges the state that it ended in. */
function outcomeOfRun(
  node: ResourceNode | undefined,
  reference: string | undefined,
  ended: (state: string, reason: string | undefined) => ActionOutcome,
): ActionOutcome {
  if (!node) return gone;
  const state = lastStateOf(node);
  if (!isAttemptOf(node, reference)) {
    return { state: 'unknown', reason: 'Another run has begun since; the history has both.' };
  }
  if (state === undefined || active.has(state) || isTriedAgain(node)) return running;
  return ended(state, textAt(node.properties, 'LastRun.ErrorMessage'));
}

export const runJob = defineAction({
  id: 'run',
  title: 'Run',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `A run of ${name} starts.`,
  input: jobRunInput,
  inputOf: ({ properties }) => {
    const { NumberOfWorkers: workers, WorkerType: workerType } = properties;
    return {
      ...(typeof workerType === 'string' && { workerType }),
      ...(typeof workers === 'number' && { workers }),
    };
  },
  unavailable: (node) => {
    const [most = 1] = valuesAt(node.properties, 'ExecutionProperty.MaxConcurrentRuns');
    return isRunning(node) && Number(most) <= 1 ? `Its run is ${lastStateOf(node)}.` : undefined;
  },
  outcome: (node, { reference, seenMoving }) => {
    if (!node) return gone;
    if (!isAttemptOf(node, reference) && !seenMoving) return running;
    return outcomeOfRun(node, reference, (state, reason) =>
      state === 'SUCCEEDED' ? succeeded : failed(reason ?? `The run is ${state}.`),
    );
  },
});

export const stopJob = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `The run of ${name} ends; what it has written so far stays.`,
  unavailable: (node) => (isRunning(node) ? undefined : 'No run is under way.'),
  outcome: (node, { reference }) =>
    outcomeOfRun(node, reference, (state) =>
      state === 'STOPPED' ? succeeded : failed(`The run was ${state} before it could be stopped.`),
    ),
});

export const resetBookmark = defineAction({
  id: 'reset-bookmark',
  title: 'Reset bookmark',
  permission: 'operate',
  confirmation: 'typed',
  effect: ({ name }) =>
    `${name} forgets what it has processed: its next run takes everything again, and may write it twice.`,
  unavailable: (node) => (isRunning(node) ? 'A run is under way.' : undefined),
  outcome: atOnce,
});
