import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { environmentName } from './environments.ts';
import { permission } from './session.ts';

const tag = 'Identity';

/** Days that a token may be valid at most. */
export const longestValidity = 366;

export const apiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Its last characters. */
    ending: z.string(),
    /** E-mail address of the person it acts as. */
    owner: z.string(),
    permissions: z.array(permission),
    /** The only environments it is for; null for all. */
    environments: z.array(z.string()).nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiToken' });

export type ApiTokenDocument = z.output<typeof apiToken>;

export const listTokens = defineEndpoint({
  id: 'listTokens',
  method: 'GET',
  path: '/tokens',
  summary: 'The caller’s API tokens; with the permission those of everybody',
  tag,
  query: z.strictObject({ of: z.enum(['me', 'everybody']).default('me') }),
  response: z.object({ tokens: z.array(apiToken) }),
});

export const addToken = defineEndpoint({
  id: 'addToken',
  method: 'POST',
  reveals: true,
  path: '/tokens',
  summary: 'Make an API token, which is shown this once: it may do at most what its owner may',
  tag,
  status: 201,
  body: z.strictObject({
    name: z.string().trim().min(1, 'Say what it is for').max(100).meta({ title: 'Name' }),
    permissions: z
      .array(permission)
      .min(1, 'Choose at least one permission')
      .max(permission.options.length)
      .transform((all) => [...new Set(all)])
      .meta({ title: 'Permissions' }),
    environments: z
      .array(environmentName)
      .min(1)
      .max(100)
      .nullable()
      .default(null)
      .meta({ title: 'Environments', description: 'Left out: all that its owner may see.' }),
    days: z
      .number()
      .int()
      .min(1)
      .max(longestValidity)
      .meta({ title: 'Valid for', description: 'In days.' }),
  }),
  response: z.object({ token: z.string(), document: apiToken }),
  refusals: ['not-allowed', 'environment-not-found'],
});

export const revokeToken = defineEndpoint({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/{id}',
  summary: 'End an API token: one’s own, or with the permission anybody’s',
  tag,
  status: 204,
  params: z.strictObject({ id: z.uuid() }),
  response: z.null(),
  refusals: ['token-not-found'],
});
