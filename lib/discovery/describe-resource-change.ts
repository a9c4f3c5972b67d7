import type { NewActivity } from '#lib/activity/record-activity.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import type { ResourceChange } from './compare-graphs.ts';

/** A change that nobody asked Strata for, as an entry of the activity feed. */
export function describeResourceChange(
  environment: string,
  at: Date,
  change: ResourceChange,
): NewActivity[] {
  const { node } = change;
  const subject = `${resourceModule(node.type).title} ${node.name}`;
  const entry = (severity: NewActivity['severity'], summary: string): NewActivity => ({
    environment,
    at,
    actor: 'AWS',
    kind: 'resource-change',
    severity,
    summary,
    resourceId: node.id,
  });
  switch (change.kind) {
    case 'added':
      return [entry('warning', `${subject} appeared, made outside Strata`)];
    case 'removed':
      return [entry('warning', `${subject} is gone, removed outside Strata`)];
    case 'changed': {
      const properties = change.properties.map(({ path }) => path).slice(0, 3);
      const rest = change.properties.length - properties.length;
      const words = [
        ...(change.status ? [`${change.status.before} → ${change.status.after}`] : []),
        ...(change.drift ? [driftWords[change.drift]] : []),
        ...(properties.length > 0
          ? [`changed ${properties.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]
          : []),
      ];
      const severity = change.drift && change.drift !== 'in-sync' ? 'warning' : 'info';
      if (words.length === 0) return [];
      return [{ ...entry(severity, `${subject}: ${words.join('; ')}`), topic: topicOf(change) }];
    }
  }
}

function topicOf({ node, status, drift }: Extract<ResourceChange, { kind: 'changed' }>) {
  if (drift && drift !== 'in-sync') return 'drift';
  if (!status || node.status !== 'failed') return undefined;
  return node.type === 'AWS::Budgets::Budget' ? 'budget' : 'failure';
}

const driftWords = {
  'in-sync': 'is as its template says again',
  modified: 'no longer is as its template says',
  deleted: 'is in its template but gone',
} as const;
