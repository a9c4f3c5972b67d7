import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import type { DifferenceKind } from '#lib/history/difference-rows.ts';

const shown: Readonly<Record<DifferenceKind, readonly [NonNullable<BadgeProps['color']>, string]>> =
  {
    added: ['green', 'Added'],
    removed: ['red', 'Removed'],
    changed: ['blue', 'Changed'],
  };

/** What became of a resource, in one word and one colour. */
export function DifferenceBadge({ kind }: { kind: DifferenceKind }) {
  const [color, text] = shown[kind];
  return <Badge color={color}>{text}</Badge>;
}
