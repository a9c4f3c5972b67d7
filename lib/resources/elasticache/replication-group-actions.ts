import { z } from 'zod';
import { defineAction, failed, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';
import { snapshotName, suggestedSnapshotName } from '../snapshot-name.ts';

const stateOf = ({ properties }: ResourceNode) => textAt(properties, 'Status');

export const snapshotCache = defineAction({
  id: 'snapshot',
  title: 'Take snapshot',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `What is in ${name} now is kept until the snapshot is deleted.`,
  input: z.strictObject({ snapshot: snapshotName(40) }),
  inputOf: ({ name }) => ({ snapshot: suggestedSnapshotName(name) }),
  unavailable: (node) => (stateOf(node) === 'available' ? undefined : `It is ${stateOf(node)}.`),
  outcome: (node) => {
    if (!node) return gone;
    if (node.status === 'failed') return failed(`It is ${stateOf(node)}.`);
    return stateOf(node) === 'available' ? succeeded : running;
  },
});
