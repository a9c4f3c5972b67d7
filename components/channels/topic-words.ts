import type { NotificationChannel, Topic } from '#lib/api/notifications.ts';

export const topicWords: Readonly<Record<Topic, string>> = {
  deployment: 'Deployments that ended',
  approval: 'Deployments that wait for an approval or a window',
  drift: 'Drift',
  failure: 'Failed runs and operations',
  budget: 'Budget exceeded',
  lifetime: 'Time to live',
};

export const kindWords: Readonly<Record<NotificationChannel['kind'], string>> = {
  webhook: 'Webhook',
  slack: 'Slack or compatible',
  email: 'E-mail',
};
