'use client';

import { useMemo } from 'react';
import type { DrawnView } from '#lib/diagrams/draw-view.ts';
import { resourceRows } from '#lib/diagrams/views/resource-rows.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { ResourceTable } from './resource-table.tsx';

interface ListedResourcesProps {
  readonly graph: ResourceGraph;
  readonly drawn: Pick<DrawnView, 'listed'>;
  readonly selectedId: string | undefined;
  onOpen(resourceId: string): void;
}

/** What a view shows, as a table. */
export function ListedResources({ graph, drawn, selectedId, onOpen }: ListedResourcesProps) {
  const rows = useMemo(() => resourceRows(graph, drawn.listed), [graph, drawn]);
  return <ResourceTable rows={rows} selectedId={selectedId} onOpen={onOpen} />;
}
