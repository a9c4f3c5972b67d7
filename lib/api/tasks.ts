import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { logLine } from './runs.ts';

const tag = 'Tasks';

const taskContainer = z.object({
  name: z.string(),
  exitCode: z.int().nullable(),
  /** Why it ended, where ECS says so. */
  reason: z.string().nullable(),
  /** Whether its log can be read. */
  hasLog: z.boolean(),
  /** Opens a shell in it, with the AWS CLI; null where none can be opened. */
  execCommand: z.string().nullable(),
});

export const task = z
  .object({
    arn: z.string(),
    serviceArn: z.string().nullable(),
    /** Family and revision, such as `jobs:3`. */
    taskDefinition: z.string(),
    /** In AWS's own words. */
    state: z.string(),
    outcome: z.enum(['running', 'succeeded', 'failed', 'stopped', 'unknown']),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    stoppedAt: z.iso.datetime().nullable(),
    stopCode: z.string().nullable(),
    stopReason: z.string().nullable(),
    capacityProvider: z.string().nullable(),
    /** CPU units, 1,024 to a vCPU. */
    cpu: z.string().nullable(),
    /** MiB. */
    memory: z.string().nullable(),
    containers: z.array(taskContainer),
    /** Why no shell can be opened in it now. */
    noExecReason: z.string().nullable(),
  })
  .meta({ id: 'Task' });

export type Task = z.output<typeof task>;

export const listTasks = defineEndpoint({
  id: 'listTasks',
  method: 'GET',
  path: '/environments/{name}/resources/tasks',
  summary: 'Tasks of a service, a task definition or a cluster, running and stopped, newest first',
  tag,
  params: named,
  query: z.strictObject({
    resource: z
      .string()
      .min(1, 'Which resource?')
      .max(2_048)
      .meta({ description: 'The id of a service, a task definition, a cluster or a task.' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z
      .string()
      .min(1, 'After which task?')
      .max(2_048)
      .optional()
      .meta({ description: 'ARN of the last task of the page before.' }),
  }),
  response: z.object({ tasks: z.array(task), next: z.string().nullable() }),
  refusals: ['environment-not-found', 'resource-not-found', 'no-tasks'],
});

export const readTaskLog = defineEndpoint({
  id: 'readTaskLog',
  method: 'GET',
  path: '/environments/{name}/resources/tasks/log',
  summary:
    'What a container of a task has logged, oldest first; the same token again reads what came since',
  tag,
  params: named,
  query: z.strictObject({
    task: z.string().min(1, 'Which task?').max(2_048).meta({ description: 'Its ARN.' }),
    container: z.string().min(1, 'Which of its containers?').max(255),
    token: z
      .string()
      .max(4_096)
      .optional()
      .meta({ description: 'The `next` of the answer before.' }),
  }),
  response: z.object({
    lines: z.array(logLine),
    /** Reads on from here; the one that was given, where there is nothing more yet. */
    next: z.string().nullable(),
  }),
  refusals: ['environment-not-found', 'resource-not-found'],
});
