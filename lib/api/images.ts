import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const imageScan = z.object({
  /** In AWS's own words, such as `COMPLETE`. */
  status: z.string(),
  /** What AWS says of the status, such as why a scan failed. */
  description: z.string().nullable(),
  completedAt: z.iso.datetime().nullable(),
  /** How many vulnerabilities were found, by severity in AWS's own words. */
  findings: z.record(z.string(), z.int()),
});

export const image = z
  .object({
    digest: z.string(),
    tags: z.array(z.string()),
    /** As the registry holds it, compressed. */
    sizeBytes: z.int(),
    pushedAt: z.iso.datetime(),
    /** AWS tells it up to a day late. */
    lastPulledAt: z.iso.datetime().nullable(),
    /** Null where it was never scanned. */
    scan: imageScan.nullable(),
    /** Task definitions that name it, and tasks that run it. */
    usedBy: z.array(
      z.object({ id: z.string(), type: z.string(), name: z.string().meta({ example: 'jobs:3' }) }),
    ),
  })
  .meta({ id: 'Image' });

export type Image = z.output<typeof image>;

export const listImages = defineEndpoint({
  id: 'listImages',
  method: 'GET',
  path: '/environments/{name}/resources/images',
  summary: 'Images of a repository, newest first, with what scans found and what uses them',
  tag: 'Images',
  params: named,
  query: z.strictObject({
    resource: z
      .string()
      .min(1, 'Which repository?')
      .max(2_048)
      .meta({ description: 'The id of an image repository of the graph.' }),
    limit: z.coerce.number().int().min(1).max(1_000).default(50),
    before: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, 'A digest, such as sha256:0a1b…')
      .optional()
      .meta({ description: 'Digest of the last image of the page before.' }),
  }),
  response: z.object({ images: z.array(image), total: z.int(), next: z.string().nullable() }),
  refusals: ['environment-not-found', 'resource-not-found', 'no-images'],
});
