import { z } from 'zod';
import { type ActionOutcome, defineAction, failed, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';
import { snapshotName, suggestedSnapshotName } from '../snapshot-name.ts';

const stateOf = ({ properties }: ResourceNode) => textAt(properties, 'DBInstanceStatus');
const onlyIf = (state: string) => (node: ResourceNode) =>
  stateOf(node) === state ? undefined : `It is ${stateOf(node)}.`;

function reached(node: ResourceNode | undefined, state: string): ActionOutcome {
  if (!node) return gone;
  if (stateOf(node) === state) return succeeded;
  return node.status === 'failed' ? failed(`It is ${stateOf(node)}.`) : running;
}

export const startDatabase = defineAction({
  id: 'start',
  title: 'Start',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `${name} takes connections again in some minutes, and costs by the hour.`,
  unavailable: onlyIf('stopped'),
  outcome: (node) => reached(node, 'available'),
});

export const stopDatabase = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'typed',
  effect: ({ name }) =>
    `${name} takes no connections until it is started. Its storage still costs, and AWS starts it by itself after seven days.`,
  unavailable: onlyIf('available'),
  outcome: (node) => reached(node, 'stopped'),
});

export const rebootDatabase = defineAction({
  id: 'reboot',
  title: 'Reboot',
  permission: 'operate',
  confirmation: 'typed',
  effect: ({ name }) => `Connections to ${name} are cut; it takes new ones in a minute or two.`,
  unavailable: onlyIf('available'),
  outcome: (node, { seenMoving }) => (seenMoving || !node ? reached(node, 'available') : running),
});

export const snapshotDatabase = defineAction({
  id: 'snapshot',
  title: 'Take snapshot',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `The data of ${name} as it is now is kept until the snapshot is deleted.`,
  input: z.strictObject({ snapshot: snapshotName(255) }),
  inputOf: ({ name }) => ({ snapshot: suggestedSnapshotName(name) }),
  unavailable: onlyIf('available'),
  outcome: (node) => reached(node, 'available'),
});
