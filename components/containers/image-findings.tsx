import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Image } from '#lib/api/images.ts';
import { findingCounts, scanText } from './image-text.ts';

const colors: Readonly<Record<string, BadgeProps['color']>> = {
  CRITICAL: 'severity-critical',
  HIGH: 'severity-high',
  MEDIUM: 'severity-medium',
  LOW: 'severity-low',
};

/** What the last scan of an image found, counted by severity. */
export function ImageFindings({ scan }: { readonly scan: Image['scan'] }) {
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      {findingCounts(scan).map(({ severity, count }) => (
        <Badge key={severity} color={colors[severity] ?? 'severity-neutral'}>
          {count} {severity.toLowerCase()}
        </Badge>
      ))}
      {scanText(scan)}
    </SpaceBetween>
  );
}
