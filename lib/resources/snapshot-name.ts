import { z } from 'zod';

/** A snapshot's name by the rules that RDS and ElastiCache share (`CreateDBSnapshot`, `CreateSnapshot`). */
export function snapshotName(mostCharacters: number) {
  return z
    .string()
    .max(mostCharacters, `At most ${mostCharacters} characters`)
    .regex(
      /^[a-z](?:-?[a-z0-9])*$/,
      'Lower-case letters, digits and single hyphens between them, beginning with a letter',
    )
    .meta({
      title: 'Name of the snapshot',
      description: 'Unlike those of all other snapshots.',
      group: 'Snapshot',
      control: 'text',
      examples: ['before-migration'],
    });
}

/** A name that nothing else has: that of the resource with the time to the second, in UTC. */
export function suggestedSnapshotName(name: string, now: Date = new Date()): string {
  const time = now.toISOString().slice(0, 19).replaceAll(/\D/g, '');
  const beginning = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 24);
  return `${beginning.replace(/^[^a-z]+|-+$/g, '') || 'snapshot'}-${time}`;
}
