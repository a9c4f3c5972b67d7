import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { serviceToken } from './terraform.ts';

const tag = 'GitHub';

const fields = {
  repository: z
    .string()
    .regex(
      /^[A-Za-z0-9-]{1,39}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/,
      'owner/name, as GitHub has it',
    )
    .meta({ title: 'Repository', examples: ['summit-enterprise/data-platform'] }),
  branch: z
    .string()
    .max(200, 'At most 200 characters')
    .regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/, 'Letters, digits and . _ - / only')
    .regex(/^(?!.*(\.\.|\.lock(\/|$)|(^|\/)\.|\.$))/, 'Not a name that Git takes')
    .meta({
      title: 'Branch',
      description: 'Pull requests are made to it, and what changes on it is planned.',
    }),
  folder: z
    .string()
    .max(200, 'At most 200 characters')
    .regex(/^([A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*)?$/, 'Names separated by single slashes')
    .regex(/^(?!(.*\/)?\.{1,2}(\/|$))/, 'Not . or ..')
    .meta({ title: 'Folder', description: 'Of the repository; empty for its root.' }),
};

export const gitHubSettings = z
  .object({
    /** Null where none is set yet. */
    repository: z.string().nullable(),
    branch: z.string(),
    folder: z.string(),
    isConnected: z.boolean(),
    /** Where deliveries are taken; null where none are. */
    webhookUrl: z.string().nullable(),
    deliveredAt: z.iso.datetime().nullable(),
    /** The commit of the branch that was planned last. */
    plannedCommit: z.string().nullable(),
    pullRequest: z
      .object({ number: z.number().int(), url: z.string(), at: z.iso.datetime() })
      .nullable(),
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'GitHubSettings' });

export type GitHubSettings = z.output<typeof gitHubSettings>;

export const getGitHubSettings = defineEndpoint({
  id: 'getGitHubSettings',
  method: 'GET',
  path: '/environments/{name}/github',
  summary: 'The repository of GitHub that an environment has',
  tag,
  params: named,
  response: gitHubSettings,
  refusals: ['environment-not-found'],
});

export const setGitHubSettings = defineEndpoint({
  id: 'setGitHubSettings',
  method: 'POST',
  path: '/environments/{name}/github',
  summary: 'Say which repository, branch and folder an environment has, and by which token',
  tag,
  params: named,
  body: z.strictObject({
    ...fields,
    token: serviceToken.meta({
      title: 'Token',
      description:
        'Fine-grained, for this repository, with contents and pull requests to read and write; kept encrypted. Null forgets it, and left out it stays.',
    }),
  }),
  response: gitHubSettings,
  refusals: ['environment-not-found'],
});

export const receiveGitHubPushes = defineEndpoint({
  id: 'receiveGitHubPushes',
  method: 'POST',
  path: '/environments/{name}/github/webhook',
  summary:
    'Make the secret that deliveries of the repository are signed with; an earlier one is over',
  tag,
  params: named,
  reveals: true,
  response: z.object({
    /** For a webhook of the repository, with the content type application/json and push events. */
    url: z.string(),
    secret: z.string(),
  }),
  refusals: ['environment-not-found', 'not-connected'],
});

export const openPullRequest = defineEndpoint({
  id: 'openPullRequest',
  method: 'POST',
  path: '/environments/{name}/github/pull-request',
  summary:
    'Push templates, parameters and deployment files as a branch, with a pull request whose text is the plan',
  tag,
  params: named,
  body: z.strictObject({
    deploymentId: z.uuid().optional().meta({
      description: 'The plan that is its text; left out, the newest of the environment.',
    }),
  }),
  response: z.object({
    number: z.number().int(),
    url: z.string(),
    branch: z.string(),
    commit: z.string(),
  }),
  refusals: [
    'environment-not-found',
    'deployment-not-found',
    'not-connected',
    'nothing-to-push',
    'service-denied',
    'service-refused',
    'service-throttled',
    'service-unreachable',
  ],
});
