'use client';

import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ToolDetails, ToolStatus } from '#lib/api/tool-documents.ts';
import { useToolDetails } from '#lib/queries/tools.ts';
import { AlertList } from './alert-list.tsx';
import { StatusLine } from './status-line.tsx';
import styles from './tools.module.css';

interface ToolDetailListProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
}

/** What a tool tells of what it looks after; nothing where it tells nothing. */
export function ToolDetailList({ environmentName, tool }: ToolDetailListProps) {
  const { data } = useToolDetails(environmentName, tool);
  if (!data || tool.state !== 'up') return null;
  const { alerts, applications, cluster } = data;
  return (
    <>
      {alerts && <AlertList alerts={alerts} />}
      {applications && <Applications applications={applications} />}
      {cluster && (
        <StatusLine type={clusterTypes[cluster.status] ?? 'pending'} label={cluster.status}>
          {`Elasticsearch is ${cluster.status}: ${counted(cluster.activeShards, 'shard')} active${
            cluster.unassignedShards > 0 ? `, ${cluster.unassignedShards} unassigned` : ''
          }, ${counted(cluster.nodes, 'node')}`}
        </StatusLine>
      )}
    </>
  );
}

const clusterTypes: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  green: 'success',
  yellow: 'warning',
  red: 'error',
};

function Applications({
  applications,
}: {
  readonly applications: NonNullable<ToolDetails['applications']>;
}) {
  if (applications.length === 0) {
    return (
      <StatusLine type="info" label="Note">
        No application is deployed from Git
      </StatusLine>
    );
  }
  return (
    <ul className={styles.lines} aria-label="Applications">
      {applications.map(({ name, sync, health }) => (
        <li key={name}>
          <StatusLine type={healthTypes[health] ?? 'pending'} label={health}>
            {`${name}: ${sync === 'OutOfSync' ? 'out of sync' : sync.toLowerCase()}, ${health.toLowerCase()}`}
          </StatusLine>
        </li>
      ))}
    </ul>
  );
}

/** ArgoCD's words (argoproj/gitops-engine, `pkg/health`). */
const healthTypes: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  Healthy: 'success',
  Progressing: 'in-progress',
  Degraded: 'error',
  Suspended: 'stopped',
  Missing: 'warning',
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
