import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import type { ResourceChange } from '#lib/api/deployment-documents.ts';
import { changeWord } from '#lib/deployments/change-words.ts';

type Shown = readonly [NonNullable<BadgeProps['color']>, string];

/** What a change does to its resource, in one word and one colour. */
export function ChangeBadge({ change }: { change: ResourceChange }) {
  const [color, text] = shownChange(change);
  return <Badge color={color}>{text}</Badge>;
}

export function shownChange(change: ResourceChange): Shown {
  return [colorOf(change), changeWord(change)];
}

function colorOf({ action, replacement }: ResourceChange): Shown[0] {
  if (action === 'modify' && replacement === 'yes') return 'red';
  if (action === 'modify' && replacement === 'maybe') return 'severity-high';
  return colors[action];
}

const colors: Readonly<Record<ResourceChange['action'], Shown[0]>> = {
  add: 'green',
  modify: 'blue',
  remove: 'red',
  import: 'grey',
  dynamic: 'grey',
};
