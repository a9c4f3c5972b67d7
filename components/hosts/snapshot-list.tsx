'use client';

import Box from '@cloudscape-design/components/box';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Snapshot } from '#lib/api/hosts.ts';
import { useSnapshots } from '#lib/queries/hosts.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import styles from './hosts.module.css';

interface SnapshotListProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
}

const types: ReadonlySet<string> = new Set([
  'AWS::RDS::DBInstance',
  'AWS::ElastiCache::ReplicationGroup',
]);

/** The snapshots of a database, newest first; nothing for any other resource. */
export function SnapshotList({ environmentName, resource }: SnapshotListProps) {
  return types.has(resource.type) ? (
    <SnapshotsOf environmentName={environmentName} resource={resource} />
  ) : null;
}

function SnapshotsOf({ environmentName, resource }: SnapshotListProps) {
  const { data, error } = useSnapshots(environmentName, resource.id);
  return (
    <div>
      <Box variant="h3">Snapshots</Box>
      {error && <Box color="text-status-error">{error.message}</Box>}
      {data?.snapshots.length === 0 && <Box color="text-body-secondary">None was taken of it.</Box>}
      {data && data.snapshots.length > 0 && (
        <ul className={styles.list} aria-label="Snapshots">
          {data.snapshots.map((snapshot) => (
            <SnapshotItem key={snapshot.name} snapshot={snapshot} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SnapshotItem({ snapshot }: { readonly snapshot: Snapshot }) {
  const { name, state, createdAt, size, isManual } = snapshot;
  const type = state === 'available' ? 'success' : state === 'failed' ? 'error' : 'in-progress';
  return (
    <li>
      <Copyable text={name} what="name of the snapshot" />
      <Box variant="small" color="text-body-secondary" display="block">
        <Status type={type}>{state}</Status>
        {size !== null && ` · ${size}`}
        {createdAt !== null && (
          <>
            {' '}
            · <RelativeTime at={createdAt} />
          </>
        )}
        {!isManual && ' · by AWS'}
      </Box>
    </li>
  );
}
