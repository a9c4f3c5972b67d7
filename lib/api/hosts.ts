import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { ofResource } from './drift.ts';
import { named } from './environments.ts';

const tag = 'Operations';

export const consoleOutput = z
  .object({
    /** What the serial console showed, oldest first: the last 64 kB of it. */
    lines: z.array(z.string()),
    /** When AWS took it; null where there is none yet. */
    at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ConsoleOutput' });

export type ConsoleOutput = z.output<typeof consoleOutput>;

export const getConsoleOutput = defineEndpoint({
  id: 'getConsoleOutput',
  method: 'GET',
  path: '/environments/{name}/resources/console',
  summary: 'What the serial console of an EC2 instance shows',
  tag,
  params: named,
  query: ofResource,
  response: consoleOutput,
  refusals: ['environment-not-found', 'resource-not-found', 'aws-refused', 'aws-denied'],
});

export const snapshot = z
  .object({
    name: z.string(),
    /** In AWS's own words. */
    state: z.string(),
    /** Null before AWS has begun. */
    createdAt: z.iso.datetime().nullable(),
    /** Of the data it was made of, with its unit; null where AWS does not tell. */
    size: z.string().nullable(),
    /** Whether somebody took it, or AWS by itself. */
    isManual: z.boolean(),
  })
  .meta({ id: 'Snapshot' });

export type Snapshot = z.output<typeof snapshot>;

export const listSnapshots = defineEndpoint({
  id: 'listSnapshots',
  method: 'GET',
  path: '/environments/{name}/resources/snapshots',
  summary: 'Snapshots of an RDS instance or a Redis cache, newest first',
  tag,
  params: named,
  query: ofResource,
  response: z.object({ snapshots: z.array(snapshot) }),
  refusals: ['environment-not-found', 'resource-not-found', 'aws-denied'],
});
