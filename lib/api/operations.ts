import { z } from 'zod';
import { jsonValue } from './architecture.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { environmentName, named } from './environments.ts';
import { secretFields } from './secret-fields.ts';

const tag = 'Operations';

export const operation = z
  .object({
    id: z.uuid(),
    environment: z.string(),
    resourceId: z.string(),
    resourceType: z.string(),
    resourceName: z.string(),
    action: z.string(),
    /**
     * `requested` until AWS has accepted it, `running` until its outcome is seen; `unknown` where it
     * cannot be seen any more.
     */
    status: z.enum(['requested', 'running', 'succeeded', 'failed', 'unknown']),
    /** Why it failed, or why its end is not known. */
    reason: z.string().nullable(),
    /** What AWS calls it, such as the id of a run. */
    reference: z.string().nullable(),
    input: jsonValue,
    requestedBy: z.string(),
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Operation' });

export type Operation = z.output<typeof operation>;

export const startOperation = defineEndpoint({
  id: 'startOperation',
  method: 'POST',
  path: '/environments/{name}/operations',
  summary: 'Do something to a resource; the answer comes once AWS has accepted it',
  tag,
  status: 202,
  params: named,
  body: z.strictObject({
    resource: z
      .string()
      .min(1, 'Which resource?')
      .max(2_048)
      .meta({ description: 'The id of a resource of the graph.' }),
    action: z
      .string()
      .min(1, 'What is to be done?')
      .max(64)
      .meta({ description: 'The id of one of the actions of its type, such as `run`.' }),
    input: z
      .record(z.string(), jsonValue)
      .register(secretFields, { shown: 'nothing' })
      .optional()
      .meta({ description: 'What the action asks for beside the resource.' }),
    confirm: z
      .string()
      .max(2_048)
      .optional()
      .meta({ description: 'The name of the resource, for actions that ask for it.' }),
  }),
  response: operation,
  refusals: [
    'environment-not-found',
    'resource-not-found',
    'action-not-found',
    'action-unavailable',
    'confirmation-mismatch',
    'aws-refused',
  ],
});

export const listOperations = defineEndpoint({
  id: 'listOperations',
  method: 'GET',
  path: '/environments/{name}/operations',
  summary: 'What was done to the resources of an environment, newest first',
  tag,
  params: named,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    before: z
      .uuid()
      .optional()
      .meta({ description: 'Id of the last operation of the page before.' }),
  }),
  response: z.object({ operations: z.array(operation), next: z.string().nullable() }),
  refusals: ['environment-not-found'],
});

export const getOperation = defineEndpoint({
  id: 'getOperation',
  method: 'GET',
  path: '/environments/{name}/operations/{operation}',
  summary: 'What was done to a resource, and what has become of it',
  tag,
  params: z.strictObject({ name: environmentName, operation: z.uuid() }),
  response: operation,
  refusals: ['environment-not-found', 'operation-not-found'],
});
