import { z } from 'zod';
import { defineAction, failed, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import { rulesetState, rulesetStatuses, targetTableOf } from './data-quality-state.ts';

/** As many as Glue takes where none are named (Glue API, `StartDataQualityRulesetEvaluationRun`). */
const usualWorkers = 5;
const mostWorkers = 299;

export const evaluationInput = z.strictObject({
  workers: z.int().min(1).max(mostWorkers).default(usualWorkers).meta({
    title: 'Workers',
    description: 'Of the type G.1X, billed for as long as the evaluation takes.',
    group: 'Evaluation',
    control: 'number',
  }),
});

const isMoving = (status: string | undefined) => rulesetStatuses[status ?? ''] === 'changing';

export const evaluateRuleset = defineAction({
  id: 'evaluate',
  title: 'Evaluate',
  role: 'operator',
  confirmation: 'none',
  effect: ({ name, properties }) =>
    `${name} judges ${targetTableOf(properties)?.table ?? 'its table'}, with the role of the environment’s Glue jobs.`,
  input: evaluationInput,
  unavailable: ({ properties }) => {
    if (!targetTableOf(properties)) return 'It names no table to judge.';
    const state = rulesetState(properties);
    return isMoving(state) ? `An evaluation is ${state}.` : undefined;
  },
  outcome: (node, { reference, seenMoving }) => {
    if (!node) return gone;
    const run = evaluationOf(node, reference);
    if (!run) {
      return seenMoving
        ? { state: 'unknown', reason: 'Other evaluations have begun since.' }
        : running;
    }
    const status = textAt(run, 'Status');
    if (status === undefined || isMoving(status)) return running;
    if (status === 'SUCCEEDED') return succeeded;
    return failed(textAt(run, 'ErrorString') ?? `The evaluation is ${status}.`);
  },
});

function evaluationOf({ properties }: ResourceNode, reference: string | undefined) {
  return objectsAt(properties, 'Evaluations[]').find(({ RunId }) => RunId === reference);
}
