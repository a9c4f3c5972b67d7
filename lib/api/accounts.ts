import { z } from 'zod';
import { accountAccess } from './account-access.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { regionCode } from './environments.ts';

const title = z.string().trim().min(1, 'A title is needed').max(60, 'At most 60 characters').meta({
  title: 'Title',
  description: 'What the account is called in Strata, such as Production.',
});

const accountNumber = z
  .string()
  .regex(/^\d{12}$/, 'The twelve digits of an AWS account')
  .meta({ title: 'Account id', description: 'The twelve digits of the AWS account.' });

const roleArn = z
  .string()
  .max(200, 'At most 200 characters')
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\w+=,.@/-]+\/)?[\w+=,.@-]+$/,
    'The ARN of a role, such as arn:aws:iam::111122223333:role/StrataDeployer',
  )
  .meta({ title: 'Role ARN', description: 'The role that Strata assumes in the account.' });

export const accountState = z.enum(['waiting', 'unchecked', 'connected', 'failing']);

export const awsAccount = z
  .object({
    id: z.string(),
    title: z.string(),
    accountId: z.string(),
    access: accountAccess,
    roleArn: z.string().nullable(),
    /** Made up by Strata, never changed, and told to AWS whenever the role is assumed. */
    externalId: z.string(),
    defaultRegion: z.string(),
    /** Enabled at the last check. */
    regions: z.array(z.string()),
    /** Waiting for its role, not checked since it was given, entered without problems, or not. */
    state: accountState,
    /** What the last check found to be missing. */
    problems: z.array(z.string()),
    checkedAt: z.iso.datetime().nullable(),
    connectedBy: z.string(),
    connectedAt: z.iso.datetime(),
    /** Names of the environments that live in it. */
    environments: z.array(z.string()),
  })
  .meta({ id: 'AwsAccount' });

export const connectionTemplate = z
  .object({
    stackName: z.string(),
    /** With the values of this account as defaults of its parameters. */
    yaml: z.string(),
    capability: z.string(),
    /** Of the role that the template makes. */
    roleArn: z.string(),
    /** Where a stack is made by hand; null where the cloud is not AWS. */
    consoleUrl: z.string().nullable(),
  })
  .meta({ id: 'ConnectionTemplate' });

export type AwsAccount = z.output<typeof awsAccount>;
export type AccountState = z.output<typeof accountState>;
export type ConnectionTemplate = z.output<typeof connectionTemplate>;

const identified = z.strictObject({ id: z.uuid() });
const tag = 'AWS accounts';

export const listAccounts = defineEndpoint({
  id: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  summary: 'The AWS accounts that are connected, or about to be',
  tag,
  response: z.object({ accounts: z.array(awsAccount) }),
});

export const connectAccount = defineEndpoint({
  id: 'connectAccount',
  method: 'POST',
  path: '/accounts',
  summary:
    'Begin to connect an AWS account; the answer has its external id and the template of its role',
  tag,
  status: 201,
  body: z
    .strictObject({
      title,
      accountId: accountNumber,
      access: accountAccess.default('deployer').meta({
        title: 'Access',
        description: 'Whether Strata may deploy and operate in the account, or only look.',
      }),
      defaultRegion: regionCode.optional(),
    })
    .meta({ id: 'NewAwsAccount' }),
  response: z.object({ account: awsAccount, template: connectionTemplate }),
  refusals: ['account-exists', 'aws-denied', 'aws-unreachable'],
});

export const updateAccount = defineEndpoint({
  id: 'updateAccount',
  method: 'PATCH',
  path: '/accounts/{id}',
  summary: 'Give the role of an account, or change its title, access or default region',
  tag,
  params: identified,
  body: z.strictObject({
    title: title.optional(),
    roleArn: roleArn.optional(),
    access: accountAccess.optional(),
    defaultRegion: regionCode.optional(),
  }),
  response: awsAccount,
  refusals: ['account-not-found', 'account-exists'],
});

export const getConnectionTemplate = defineEndpoint({
  id: 'getConnectionTemplate',
  method: 'GET',
  path: '/accounts/{id}/template',
  summary: 'The CloudFormation template of the role by which Strata enters an account',
  tag,
  params: identified,
  query: z.strictObject({
    access: accountAccess
      .optional()
      .meta({ description: 'As the account is connected if absent.' }),
  }),
  response: connectionTemplate,
  refusals: ['account-not-found', 'aws-denied', 'aws-unreachable'],
});

export const checkAccount = defineEndpoint({
  id: 'checkAccount',
  method: 'POST',
  path: '/accounts/{id}/check',
  summary: 'Assume the role of an account and say what is missing',
  tag,
  params: identified,
  response: awsAccount,
  refusals: ['account-not-found', 'account-not-ready'],
});

export const disconnectAccount = defineEndpoint({
  id: 'disconnectAccount',
  method: 'DELETE',
  path: '/accounts/{id}',
  summary:
    'Forget an account that no environment lives in; its roles stay, for their stack to be deleted',
  tag,
  status: 204,
  params: identified,
  response: z.null(),
  refusals: ['account-not-found', 'account-in-use'],
});
