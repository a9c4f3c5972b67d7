import { defineAction, running, succeeded } from '../action.ts';
import { textAt } from '../property-path.ts';

export const stopTask = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'simple',
  effect: () => 'The task gets 30 seconds to end. A service starts another one in its place.',
  unavailable: ({ properties }) =>
    textAt(properties, 'desiredStatus') === 'STOPPED' ? 'It is stopping already.' : undefined,
  outcome: (node) =>
    !node || textAt(node.properties, 'lastStatus') === 'STOPPED' ? succeeded : running,
});
