import { z } from 'zod';
import {
  type ActionOutcome,
  defineAction,
  failed,
  gone,
  running,
  type StartedAction,
  succeeded,
} from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import { isEvaluating, rulesetState, targetTableOf } from './data-quality-state.ts';

/** As many as Glue takes where none are named (Glue API, `StartDataQualityRulesetEvaluationRun`). */
export const usualWorkers = 5;
const mostWorkers = 299;

export const evaluationInput = z.strictObject({
  workers: z.int().min(1).max(mostWorkers).default(usualWorkers).meta({
    title: 'Workers',
    description: 'Of the type G.1X, billed for as long as the evaluation takes.',
    group: 'Evaluation',
    control: 'number',
  }),
});

export const evaluateRuleset = defineAction({
  id: 'evaluate',
  title: 'Evaluate',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name, properties }) =>
    `${name} judges ${targetTableOf(properties)?.table ?? 'its table'}, with the role of the environment’s Glue jobs.`,
  input: evaluationInput,
  unavailable: ({ properties }) => {
    if (!targetTableOf(properties)) return 'It names no table to judge.';
    const state = rulesetState(properties);
    return isEvaluating(state) ? `An evaluation is ${state}.` : undefined;
  },
  outcome: (node, started) =>
    outcomeOfEvaluation(node, started, (status, reason) =>
      status === 'SUCCEEDED' ? succeeded : failed(reason ?? `The evaluation is ${status}.`),
    ),
});

export const stopEvaluation = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `The evaluation by ${name} ends without a result.`,
  unavailable: ({ properties }) => {
    const state = rulesetState(properties);
    if (state === 'STOPPING') return 'It is stopping.';
    return isEvaluating(state) ? undefined : 'No evaluation is under way.';
  },
  outcome: (node, started) =>
    outcomeOfEvaluation(node, started, (status) =>
      status === 'STOPPED'
        ? succeeded
        : failed(`The evaluation was ${status} before it could be stopped.`),
    ),
});

/** The evaluation that is under way, or was last; by its id it is stopped. */
export function lastEvaluationOf({ properties }: ResourceNode): string | undefined {
  return textAt(properties, 'Evaluations[].RunId');
}

/** `ended` tells what the state that an evaluation ended with means. */
function outcomeOfEvaluation(
  node: ResourceNode | undefined,
  { reference, seenMoving }: Pick<StartedAction, 'reference' | 'seenMoving'>,
  ended: (status: string, reason: string | undefined) => ActionOutcome,
): ActionOutcome {
  if (!node) return gone;
  const run = objectsAt(node.properties, 'Evaluations[]').find(({ RunId }) => RunId === reference);
  if (!run) {
    return seenMoving
      ? { state: 'unknown', reason: 'Other evaluations have begun since.' }
      : running;
  }
  const status = textAt(run, 'Status');
  if (status === undefined || isEvaluating(status)) return running;
  return ended(status, textAt(run, 'ErrorString'));
}
