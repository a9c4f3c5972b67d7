import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { regionCode } from './environments.ts';

export const systemInformation = z
  .object({
    version: z.string(),
    cloud: z.object({
      kind: z.enum(['local', 'aws', 'compatible']),
      endpoint: z.string().nullable(),
      /** Null while the cloud does not answer. */
      accountId: z.string().nullable(),
      problem: z.string().nullable(),
    }),
    database: z.enum(['embedded', 'server']),
    defaultRegion: z.string(),
    regions: z.array(z.string()),
  })
  .meta({ id: 'SystemInformation' });

export type SystemInformation = z.output<typeof systemInformation>;

export const getSystem = defineEndpoint({
  id: 'getSystem',
  method: 'GET',
  path: '/system',
  summary: 'Which cloud and database this Strata works with',
  tag: 'System',
  response: systemInformation,
});

export const listZones = defineEndpoint({
  id: 'listZones',
  method: 'GET',
  path: '/regions/{region}/zones',
  summary: 'The Availability Zones of a region, by their letters',
  tag: 'System',
  params: z.strictObject({ region: regionCode }),
  query: z.strictObject({ awsAccountId: z.uuid().optional() }),
  refusals: ['account-not-found', 'account-not-ready'],
  response: z.object({ zones: z.array(z.string()) }),
});

export const getReadiness = defineEndpoint({
  id: 'getReadiness',
  method: 'GET',
  path: '/ready',
  summary: 'Whether requests may be sent here; if not, what is not ready',
  tag: 'System',
  response: z.object({ status: z.literal('ready') }),
  refusals: ['unavailable'],
});

export const getHealth = defineEndpoint({
  id: 'getHealth',
  method: 'GET',
  path: '/health',
  summary: 'Whether the server and its database answer',
  tag: 'System',
  response: z.object({ status: z.literal('ok') }),
  refusals: ['unavailable'],
});
