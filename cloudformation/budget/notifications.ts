import type { BudgetParameters } from './parameters.ts';

/** A notification exists only with somebody to tell. */
export function budgetNotifications(parameters: BudgetParameters) {
  const { emails, actualPercents, forecastPercents } = parameters;
  if (emails.length === 0) return [];
  const subscribers = emails.map((Address) => ({ SubscriptionType: 'EMAIL', Address }) as const);
  const notification = (NotificationType: 'ACTUAL' | 'FORECASTED') => (Threshold: number) => ({
    Notification: {
      NotificationType,
      ComparisonOperator: 'GREATER_THAN',
      Threshold,
      ThresholdType: 'PERCENTAGE',
    },
    Subscribers: subscribers,
  });
  return [
    ...actualPercents.map(notification('ACTUAL')),
    ...forecastPercents.map(notification('FORECASTED')),
  ];
}

/** Eight hexadecimal digits that differ where the texts do (32-bit FNV-1a). */
export function shortDigest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
