'use client';

import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import List from '@cloudscape-design/components/list';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Deployment, PropertyChange } from '#lib/api/deployment-documents.ts';
import { shortPath, shownValue } from '#lib/deployments/property-text.ts';
import type { ReviewItem } from '#lib/deployments/review-plan.ts';
import { reviewSubject, severityWords } from '#lib/deployments/review-words.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import styles from './plan-review.module.css';

interface ReviewListProps {
  readonly label: string;
  readonly deployment: Deployment;
  readonly items: readonly ReviewItem[];
  onOpen(layer: string, logicalId: string): void;
}

/** Items of a review with their severity, each leading to the changes of its resource. */
export function ReviewList({ label, deployment, items, onOpen }: ReviewListProps) {
  const titles = new Map(deployment.layers.map(({ layer, title }) => [layer, title]));
  return (
    <List
      ariaLabel={label}
      items={items}
      disablePaddings
      renderItem={(item) => ({
        id: [item.layer, item.logicalId, item.kind, item.topic].join(' '),
        content: (
          <div className={styles.heading}>
            <Badge color={`severity-${item.severity}`}>{severityWords[item.severity]}</Badge>
            <Box variant="strong">{reviewSubject(item)}</Box>
            <Subject item={item} onOpen={onOpen} />
            <Box variant="small" color="text-body-secondary">
              {titles.get(item.layer) ?? item.layer}
            </Box>
          </div>
        ),
        secondaryContent: (
          <SpaceBetween size="xxxs">
            <Box color="text-body-secondary">{item.why}</Box>
            {item.properties.filter(isShort).map((property) => (
              <Values key={property.path} property={property} />
            ))}
          </SpaceBetween>
        ),
      })}
    />
  );
}

function Subject({ item, onOpen }: { item: ReviewItem } & Pick<ReviewListProps, 'onOpen'>) {
  const { layer, logicalId, resourceType } = item;
  if (logicalId === null) return null;
  return (
    <span className={styles.subject}>
      {resourceModule(resourceType ?? '').title}{' '}
      <Link
        href={`?change=${encodeURIComponent(`${layer}/${logicalId}`)}`}
        onFollow={(event) => {
          event.preventDefault();
          onOpen(layer, logicalId);
        }}
      >
        {logicalId}
      </Link>
    </span>
  );
}

/** Longer values, such as policies, are shown with the resource's changes. */
const longestValue = 80;

function isShort({ before, after }: PropertyChange): boolean {
  return Math.max(before?.length ?? 0, after?.length ?? 0) <= longestValue;
}

function Values({ property: { path, before, after } }: { property: PropertyChange }) {
  return (
    <Box variant="code" color="text-body-secondary">
      <span className={styles.value}>
        {shortPath(path)}: {shownValue(before ?? '–')} → {shownValue(after ?? '–')}
      </span>
    </Box>
  );
}
