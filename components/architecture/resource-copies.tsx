'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useTheme } from '#components/shell/theme.tsx';
import { drawView } from '#lib/diagrams/draw-view.ts';
import { nothingNarrowed } from '#lib/diagrams/narrow-graph.ts';
import { everythingView } from '#lib/diagrams/views/everything.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';

interface ResourceCopiesProps {
  readonly graph: ResourceGraph;
  readonly resource: ResourceNode;
}

/** A resource to take along: as JSON, and with what it is related to as a diagram. */
export function ResourceCopies({ graph, resource }: ResourceCopiesProps) {
  const { mode } = useTheme();
  const { id, name } = resource;
  const text = useMemo(
    () =>
      drawView(everythingView, graph, {
        environment: name,
        theme: mode,
        narrowing: { ...nothingNarrowed, focus: id },
      }).text,
    [graph, id, name, mode],
  );
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <CopyToClipboard
        copyButtonText="Copy JSON"
        textToCopy={JSON.stringify(resource, null, 2)}
        copySuccessText="JSON copied"
        copyErrorText="The browser did not allow copying"
      />
      <CopyToClipboard
        copyButtonText="Copy neighbourhood as Mermaid"
        textToCopy={text}
        copySuccessText="Mermaid copied"
        copyErrorText="The browser did not allow copying"
      />
    </SpaceBetween>
  );
}
