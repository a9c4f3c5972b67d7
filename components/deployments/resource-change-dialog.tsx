'use client';

import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ResourceProgress } from '#lib/deployments/resource-progress.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { ChangeBadge } from './change-badges.tsx';
import { PropertyChanges } from './property-changes.tsx';

interface ResourceChangeDialogProps {
  /** Absent where none is open, or where a link names one that the plan does not change. */
  readonly resource: ResourceProgress | undefined;
  onClose(): void;
}

/** What a plan changes of one resource, property by property. */
export function ResourceChangeDialog({ resource, onClose }: ResourceChangeDialogProps) {
  return (
    <Modal
      visible={resource?.change !== undefined}
      onDismiss={onClose}
      size="large"
      header={
        resource ? `${resourceModule(resource.resourceType).title} ${resource.logicalId}` : ''
      }
    >
      {resource?.change && (
        <SpaceBetween size="s">
          <ChangeBadge change={resource.change} />
          <PropertyChanges change={resource.change} />
        </SpaceBetween>
      )}
    </Modal>
  );
}
