import { requiredCapabilities } from '#cloudformation/builder/capabilities.ts';
import { renderYaml } from '#cloudformation/builder/render-template.ts';
import { accessRoleNames, connectionStackName } from '#cloudformation/connect/names.ts';
import { connectionTemplate } from '#cloudformation/connect/template.ts';
import type { AccountAccess } from '#lib/api/account-access.ts';
import type { ConnectionTemplate } from '#lib/api/accounts.ts';
import { callerIdentity } from '#lib/aws/identity.ts';
import type { Context } from '#lib/context/context.ts';
import type { AwsAccount } from '#lib/db/client.ts';
import { consoleUrl } from '#lib/resources/console-url.ts';
import { principalPatterns } from './principal-patterns.ts';
import { requireAccount } from './require-account.ts';

/** The template of the role of an account. Throws `account-not-found`. */
export async function getConnectionTemplate(
  ctx: Context,
  { id, access }: { readonly id: string; readonly access?: AccountAccess | undefined },
): Promise<ConnectionTemplate> {
  const account = await requireAccount(ctx.db, id);
  return templateFor(ctx, { ...account, access: access ?? account.access });
}

/** Who gets in is who Strata is to AWS now. Throws what AWS refuses to tell. */
export async function templateFor(
  ctx: Pick<Context, 'aws' | 'defaultRegion' | 'isAws'>,
  account: Pick<AwsAccount, 'access' | 'accountId' | 'defaultRegion' | 'externalId'>,
): Promise<ConnectionTemplate> {
  const access = account.access as AccountAccess;
  const strata = await callerIdentity(ctx.aws({ region: ctx.defaultRegion }));
  const template = connectionTemplate({
    access,
    externalId: account.externalId,
    strataAccountId: strata.accountId,
    strataPrincipals: principalPatterns(strata.arn),
  });
  const partition = strata.arn.split(':')[1] ?? 'aws';
  return {
    stackName: connectionStackName,
    yaml: renderYaml(template, [
      `Lets Strata into account ${account.accountId} as ${access}.`,
      `aws cloudformation deploy --stack-name ${connectionStackName} --capabilities CAPABILITY_NAMED_IAM --template-file <this file>`,
    ]),
    capability: requiredCapabilities(template)[0] ?? '',
    roleArn: `arn:${partition}:iam::${account.accountId}:role/${accessRoleNames[access]}`,
    consoleUrl: ctx.isAws
      ? consoleUrl(account.defaultRegion, 'cloudformation', '/stacks/create/template')
      : null,
  };
}
