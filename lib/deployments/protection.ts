import type { Template } from '#cloudformation/builder/template.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { setStackPolicy, setTerminationProtection } from '#lib/aws/cloudformation/protection.ts';
import type { Environment, Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { toRules } from './deployment-rules.ts';

/** Throws `environment-protected` where an environment is not to be destroyed. */
export async function requireUnprotected(
  db: Pick<Tx, 'deploymentRules'>,
  { id, name }: Pick<Environment, 'id' | 'name'>,
): Promise<void> {
  const rules = await db.deploymentRules.findUnique({ where: { environmentId: id } });
  if (!toRules(rules).protected) return;
  throw new AppError(
    'environment-protected',
    `${name} is protected. Remove the protection in its settings first, with a reason.`,
  );
}

/** Keeps a stack from deletion, and what holds data in it from replacement; both may be said again. */
export async function protectStack(aws: Aws, stackName: string, template: Template): Promise<void> {
  await setTerminationProtection(aws, stackName, true);
  await setStackPolicy(aws, stackName, protectingPolicy(template));
}

/** Takes back both. A stack that does not exist is no error. */
export async function unprotectStack(aws: Aws, stackName: string): Promise<void> {
  await setTerminationProtection(aws, stackName, false);
  await setStackPolicy(aws, stackName, { Statement: [allowUpdates] });
}

const allowUpdates = {
  Effect: 'Allow',
  Action: 'Update:*',
  Principal: '*',
  Resource: '*',
} as const;

/**
 * A stack policy by which updates may do everything but replace or delete what holds data.
 * Source: AWS CloudFormation User Guide, "Prevent updates to stack resources".
 */
export function protectingPolicy({ Resources }: Pick<Template, 'Resources'>) {
  const held = Object.entries(Resources).flatMap(([logicalId, { Type }]) =>
    resourceModule(Type).holdsData ? [`LogicalResourceId/${logicalId}`] : [],
  );
  if (held.length === 0) return { Statement: [allowUpdates] };
  const deny = {
    Effect: 'Deny',
    Action: ['Update:Replace', 'Update:Delete'],
    Principal: '*',
    Resource: held,
  } as const;
  return { Statement: [allowUpdates, deny] };
}
