'use client';

import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { relatedResources } from './related-resources.ts';
import styles from './resource-panel.module.css';

interface RelationListProps {
  readonly graph: ResourceGraph;
  readonly resourceId: string;
  onSelect(resourceId: string): void;
}

/** What a resource is related to, either way; following one opens it. */
export function RelationList({ graph, resourceId, onSelect }: RelationListProps) {
  const related = relatedResources(graph, resourceId);
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        Relations
      </Box>
      {related.length === 0 && <Box color="text-body-secondary">It has none.</Box>}
      <ul className={styles.relations}>
        {related.map(({ resource, phrase, label }) => (
          <li key={`${phrase} ${resource.id} ${label}`}>
            <Box color="text-body-secondary" variant="small" display="block">
              {phrase}
              {label !== undefined && ` (${label})`}
            </Box>
            <Link onFollow={() => onSelect(resource.id)}>{resource.name}</Link>{' '}
            <Box color="text-body-secondary" variant="small" display="inline">
              {resourceModule(resource.type).title}
            </Box>
          </li>
        ))}
      </ul>
    </div>
  );
}
