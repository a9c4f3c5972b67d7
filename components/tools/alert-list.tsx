import type { Alert } from '#lib/api/tool-documents.ts';
import { StatusLine } from './status-line.tsx';
import styles from './tools.module.css';

/** As many as are read at a glance; Prometheus has the others. */
const mostShown = 8;

/** What Prometheus warns of, firing alerts first. */
export function AlertList({ alerts }: { readonly alerts: readonly Alert[] }) {
  if (alerts.length === 0) {
    return (
      <StatusLine type="success" label="Good">
        No alerts
      </StatusLine>
    );
  }
  const sorted = alerts.toSorted((a, b) => a.state.localeCompare(b.state));
  const more = sorted.length - mostShown;
  return (
    <ul className={styles.lines} aria-label="Alerts">
      {sorted.slice(0, mostShown).map((alert) => (
        <li key={`${alert.name} ${alert.instance} ${alert.summary}`}>
          <StatusLine type={typeOf(alert)} label={alert.state}>
            {textOf(alert)}
          </StatusLine>
        </li>
      ))}
      {more > 0 && <li>{`${more} more in Prometheus`}</li>}
    </ul>
  );
}

function typeOf({ state, severity }: Alert): 'pending' | 'error' | 'warning' {
  if (state === 'pending') return 'pending';
  return severity === 'critical' ? 'error' : 'warning';
}

function textOf({ state, summary, name }: Alert): string {
  return `${summary ?? name}${state === 'pending' ? ', not for long enough to alert' : ''}`;
}
