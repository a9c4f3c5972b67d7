import type { ResourceChange } from '#lib/api/deployment-documents.ts';

/** What a change does to its resource, in one word or two. */
export function changeWord({ action, replacement }: ResourceChange): string {
  if (action === 'modify' && replacement === 'yes') return 'Replace';
  if (action === 'modify' && replacement === 'maybe') return 'May replace';
  return actions[action];
}

const actions: Readonly<Record<ResourceChange['action'], string>> = {
  add: 'Add',
  modify: 'Change',
  remove: 'Remove',
  import: 'Import',
  dynamic: 'Decided while deploying',
};
