import { layerIds } from '#cloudformation/layer.ts';
import { accountGuards } from '#lib/accounts/account-guards.ts';
import type { Environment, Tx } from '#lib/db/client.ts';
import { importsOf } from '#lib/deployments/imports.ts';
import type { ArchivedEnvironment } from './archived-layer.ts';

/** A stored environment as archives are made of it. */
function toArchived(environment: Environment): ArchivedEnvironment {
  return {
    name: environment.name,
    region: environment.region,
    tags: environment.tags as Record<string, string>,
    parameters: environment.parameters as Record<string, unknown>,
    imports: Object.fromEntries(layerIds.map((layer) => [layer, importsOf(environment, layer)])),
  };
}

/** The same with what the account asks of stacks, where the environment lives in a connected one. */
export async function readArchived(
  db: Pick<Tx, 'awsAccount'>,
  environment: Environment,
): Promise<ArchivedEnvironment> {
  const { awsAccountId } = environment;
  const account = awsAccountId
    ? await db.awsAccount.findUnique({ where: { id: awsAccountId } })
    : null;
  return { ...toArchived(environment), ...(account && { account: accountGuards(account) }) };
}
