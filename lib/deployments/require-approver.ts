import type { Environment, Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type BuiltInRoleId, builtInRoles } from '#lib/identity/permissions.ts';

/**
 * Makes sure that somebody's word counts, where the environment's rules say whose do: those of a role there,
 * or of a group of single sign-on. Throws `no-approver`.
 */
export async function requireApprover(
  tx: Tx,
  { id: environmentId, name }: Pick<Environment, 'id' | 'name'>,
  userId: string,
): Promise<void> {
  const rules = await tx.deploymentRules.findUnique({ where: { environmentId } });
  if (!rules?.approverGroup && !rules?.approverRole) return;
  const { groups } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const ownGroups = groups as string[];
  if (rules.approverGroup) {
    if (ownGroups.includes(rules.approverGroup)) return;
    throw noApprover(name, `members of the group ${rules.approverGroup}`);
  }
  const grants = await tx.grant.findMany({
    where: {
      OR: [{ userId }, { group: { in: ownGroups } }],
      AND: { OR: [{ environmentId }, { environmentId: null }] },
    },
    include: { role: true },
  });
  const { approverRole } = rules;
  if (grants.some(({ builtIn, roleId }) => (builtIn ?? roleId) === approverRole)) return;
  throw noApprover(name, `holders of the role ${await titleOf(tx, approverRole ?? '')}`);
}

async function titleOf(tx: Tx, role: string): Promise<string> {
  const builtIn = builtInRoles[role as BuiltInRoleId];
  if (builtIn) return builtIn.title;
  return (await tx.role.findUnique({ where: { id: role } }))?.name ?? role;
}

function noApprover(environment: string, who: string): AppError {
  return new AppError('no-approver', `In ${environment} only ${who} approve deployments.`);
}
