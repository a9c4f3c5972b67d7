'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface NothingShownProps {
  readonly title: string;
  readonly narrowedOut: number;
  readonly onShowAll: (() => void) | undefined;
}

/** Stands where a view has nothing to draw, and tells whether that is for the filter. */
export function NothingShown({ title, narrowedOut, onShowAll }: NothingShownProps) {
  return (
    <SpaceBetween size="s" alignItems="center">
      <Box textAlign="center" padding={{ top: 'xl' }}>
        <strong>{narrowedOut > 0 ? 'No resource matches' : `${title}: nothing exists yet`}</strong>
        <Box variant="p" color="text-body-secondary">
          {narrowedOut > 0
            ? `The filter leaves out all ${narrowedOut} resources of this view.`
            : 'Resources appear here as soon as a layer that has them is deployed.'}
        </Box>
      </Box>
      {narrowedOut > 0 && onShowAll && <Button onClick={onShowAll}>Show all</Button>}
    </SpaceBetween>
  );
}
