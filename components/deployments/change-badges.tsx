import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import type { ResourceChange } from '#lib/api/deployment-documents.ts';

type Shown = readonly [NonNullable<BadgeProps['color']>, string];

/** What a change does to its resource, in one word and one colour. */
export function ChangeBadge({ change }: { change: ResourceChange }) {
  const [color, text] = shownChange(change);
  return <Badge color={color}>{text}</Badge>;
}

export function shownChange({ action, replacement }: ResourceChange): Shown {
  if (action === 'modify' && replacement === 'yes') return ['red', 'Replace'];
  if (action === 'modify' && replacement === 'maybe') return ['severity-high', 'May replace'];
  return actions[action];
}

const actions: Readonly<Record<ResourceChange['action'], Shown>> = {
  add: ['green', 'Add'],
  modify: ['blue', 'Change'],
  remove: ['red', 'Remove'],
  import: ['grey', 'Import'],
  dynamic: ['grey', 'Decided while deploying'],
};
