import type { Finding } from '../finding.ts';
import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** A deleted secret is listed until its recovery window ends (Secrets Manager API, `DeletedDate`). */
export function secretState(properties: Properties): string {
  return textAt(properties, 'DeletedDate') === undefined ? 'exists' : 'scheduled for deletion';
}

export function secretFindings(properties: Properties): Finding[] {
  const date = textAt(properties, 'DeletedDate');
  if (date === undefined) return [];
  return [
    {
      id: 'scheduled-for-deletion',
      severity: 'high',
      title: 'Scheduled for deletion',
      detail: `The secret cannot be read any more since it was deleted on ${date.slice(0, 10)}. Restore it if something needs it.`,
    },
  ];
}
