import { defineAction, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';

const stateOf = ({ properties }: ResourceNode) => textAt(properties, 'State');
const isOnDemand = ({ properties }: ResourceNode) => textAt(properties, 'Type') === 'ON_DEMAND';
const notByItself = 'It starts when it is told to, so that there is nothing to turn off.';

export const activateTrigger = defineAction({
  id: 'activate',
  title: 'Turn on',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `${name} starts its jobs and crawlers by itself again.`,
  unavailable: (node) => {
    if (isOnDemand(node)) return notByItself;
    return stateOf(node) === 'ACTIVATED' ? 'It is on already.' : undefined;
  },
  outcome: (node) => {
    if (!node) return gone;
    return stateOf(node) === 'ACTIVATED' ? succeeded : running;
  },
});

export const deactivateTrigger = defineAction({
  id: 'deactivate',
  title: 'Turn off',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `${name} no longer starts anything by itself.`,
  unavailable: (node) => {
    if (isOnDemand(node)) return notByItself;
    return stateOf(node) === 'ACTIVATED' ? undefined : 'It is off already.';
  },
  outcome: (node) => {
    if (!node) return gone;
    return stateOf(node) === 'DEACTIVATED' || stateOf(node) === 'CREATED' ? succeeded : running;
  },
});
