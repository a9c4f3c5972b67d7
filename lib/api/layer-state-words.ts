import type { LayerState } from './environments.ts';

/** What is said of a layer in each state, within a sentence. */
export const layerStateWords: Readonly<Record<LayerState, string>> = {
  'not-deployed': 'not deployed',
  planned: 'planned',
  changing: 'changing',
  deployed: 'deployed',
  failed: 'failed',
  deleting: 'being deleted',
};
