import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';

/** What services call the time at which a resource was made. */
const createdProperties = [
  'LaunchTime',
  'CreateTime',
  'CreatedTime',
  'CreationTimestamp',
  'CreationTime',
  'CreationDate',
  'CreateDate',
  'CreatedDate',
  'CreatedOn',
  'InstanceCreateTime',
  'ReplicationGroupCreateTime',
  'createdAt',
  'registeredAt',
  'StartTime',
];

/** When AWS says that a resource was made, ISO 8601; undefined for what does not tell. */
export function createdAt({ properties }: Pick<ResourceNode, 'properties'>): string | undefined {
  return createdProperties
    .map((name) => textAt(properties, name))
    .find((text) => text !== undefined && !Number.isNaN(Date.parse(text)));
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** `3 days old` at a time; both ISO 8601. */
export function ageText(created: string, at: string): string {
  const seconds = (Date.parse(at) - Date.parse(created)) / 1_000;
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length);
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'} old`;
  }
  return 'just made';
}
