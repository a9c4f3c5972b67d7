'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { View } from '#lib/diagrams/view.ts';
import { views } from '#lib/diagrams/views.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

interface ResourceViewsProps {
  readonly resource: ResourceNode;
  onView(view: View): void;
  onFocus(resourceId: string): void;
}

/** The views that show a resource, and the way to its neighbourhood. */
export function ResourceViews({ resource, onView, onFocus }: ResourceViewsProps) {
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">Shown in</Box>
      <SpaceBetween direction="horizontal" size="s">
        {views
          .filter((view) => view.selects(resource))
          .map((view) => (
            <Link key={view.id} onFollow={() => onView(view)}>
              {view.title}
            </Link>
          ))}
      </SpaceBetween>
      <Button onClick={() => onFocus(resource.id)}>Show its neighbourhood</Button>
    </SpaceBetween>
  );
}
