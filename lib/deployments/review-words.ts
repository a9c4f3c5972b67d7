import { type ReviewItem, type ReviewKind, reviewKinds, type Severity } from './review-plan.ts';
import type { SecurityTopic } from './sensitive-properties.ts';

const kinds: Readonly<Record<Exclude<ReviewKind, 'security'>, string>> = {
  refusal: 'Refused',
  'data-risk': 'Data',
  replacement: 'Replacement',
  removal: 'Removal',
};

const topics: Readonly<Record<SecurityTopic, string>> = {
  permissions: 'Permissions',
  network: 'Network access',
  'public-access': 'Public access',
  encryption: 'Encryption',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

/** What an item is about, in a word or two. */
export function reviewSubject({ kind, topic }: Pick<ReviewItem, 'kind' | 'topic'>): string {
  if (kind === 'security') return topic === null ? 'Security' : topics[topic];
  return kinds[kind];
}

/** How many additions matter to security and are as safe as can be. */
export function additionsText(count: number): string {
  return count === 1
    ? '1 addition matters to security without opening anything'
    : `${count} additions matter to security without opening anything`;
}

const counted: Readonly<Record<ReviewKind, readonly [one: string, more: string]>> = {
  refusal: ['refusal', 'refusals'],
  'data-risk': ['risk to data', 'risks to data'],
  replacement: ['replacement', 'replacements'],
  security: ['security-relevant change', 'security-relevant changes'],
  removal: ['removal', 'removals'],
};

/** What deserves a look, counted, such as `1 risk to data, 2 removals`; empty where nothing does. */
export function reviewCounts(items: readonly Pick<ReviewItem, 'kind' | 'severity'>[]): string {
  return reviewKinds
    .flatMap((kind) => {
      const count = items.filter((item) => item.kind === kind && item.severity !== 'low').length;
      const [one, more] = counted[kind];
      return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
    })
    .join(', ');
}
