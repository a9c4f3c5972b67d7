import type { NewActivity } from '#lib/activity/record-activity.ts';
import type { Deployment, DeploymentStatus } from '#lib/api/deployment-documents.ts';

type Story = Pick<NewActivity, 'kind' | 'severity' | 'summary'>;

/** What a deployment's new status means for the activity feed. */
export function describeTransition(deployment: Deployment, at: Date): NewActivity[] {
  const story = stories[deployment.status]?.(deployment);
  if (!story) return [];
  return [
    {
      ...story,
      environment: deployment.environment,
      at,
      actor: deployment.decidedBy ?? deployment.requestedBy,
      deploymentId: deployment.id,
    },
  ];
}

const stories: Partial<Record<DeploymentStatus, (deployment: Deployment) => Story>> = {
  planned: (deployment) => ({
    kind: 'plan-ready',
    severity: 'info',
    summary: `Plan ready: ${countChanges(deployment)}`,
  }),
  waiting: ({ needs }) => ({
    kind: 'deployment-waits',
    severity: 'info',
    summary: `Waits to be applied: ${needs.map(({ text }) => text).join(' ')}`,
  }),
  applying: ({ kind }) => ({
    kind: 'deployment-started',
    severity: 'info',
    summary: `${kindWords[kind]} started`,
  }),
  succeeded: (deployment) => ({
    kind: 'deployment-succeeded',
    severity: 'success',
    summary: successSentence(deployment),
  }),
  failed: ({ kind, failure }) => ({
    kind: 'deployment-failed',
    severity: 'error',
    summary: `${kindWords[kind]} failed${failure ? `: ${failure.logicalId ?? failure.layer}: ${failure.reason}` : ''}`,
  }),
  discarded: () => ({ kind: 'plan-discarded', severity: 'info', summary: 'Plan discarded' }),
  cancelled: ({ kind, stop }) => ({
    kind: 'deployment-cancelled',
    severity: 'warning',
    summary: `${kindWords[kind]} cancelled${stop ? ` by ${stop.by}` : ''}`,
  }),
};

/** What each kind of deployment is called. */
export const kindWords: Readonly<Record<Deployment['kind'], string>> = {
  deploy: 'Deployment',
  destroy: 'Destruction',
  recover: 'Recovery',
};

function successSentence({ kind, layers }: Deployment): string {
  if (kind === 'destroy') return 'Destruction finished: every stack is deleted';
  if (kind === 'recover') return 'Recovery finished';
  return layers.every(({ status }) => status === 'unchanged')
    ? 'Plan finished: nothing to change'
    : 'Deployment finished';
}

function countChanges({ layers }: Deployment): string {
  const changes = layers.flatMap((layer) => layer.changes ?? []);
  const count = (action: string) => changes.filter((change) => change.action === action).length;
  const replaced = changes.filter(({ replacement }) => replacement !== 'no').length;
  return `${count('add')} to add, ${count('modify') - replaced} to change, ${replaced} to replace, ${count('remove')} to remove`;
}
