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
import { textAt } from '../property-path.ts';

const stateOf = ({ properties }: ResourceNode) => textAt(properties, 'State.Name');

function reached(node: ResourceNode | undefined, state: string): ActionOutcome {
  if (!node) return gone;
  if (stateOf(node) === state) return succeeded;
  return stateOf(node) === 'terminated'
    ? failed(textAt(node.properties, 'StateReason.Message'))
    : running;
}

export const startInstance = defineAction({
  id: 'start',
  title: 'Start',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) =>
    `${name} boots, and costs by the second again. Its public address may change.`,
  unavailable: (node) => (stateOf(node) === 'stopped' ? undefined : `It is ${stateOf(node)}.`),
  outcome: (node) => reached(node, 'running'),
});

export const stopInstance = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) =>
    `${name} shuts down and everything on it stops answering. Its volumes stay; its public address may change.`,
  unavailable: (node) => (stateOf(node) === 'running' ? undefined : `It is ${stateOf(node)}.`),
  outcome: (node) => reached(node, 'stopped'),
});

export const rebootInstance = defineAction({
  id: 'reboot',
  title: 'Reboot',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `Everything on ${name} stops answering for a minute or two.`,
  unavailable: (node) => (stateOf(node) === 'running' ? undefined : `It is ${stateOf(node)}.`),
  outcome: atOnce,
});
