import { AppError } from '#lib/errors/app-error.ts';
import { isOfInstallation, type Permission, permissionTexts } from './permissions.ts';

/** Permissions that a role gives, in one environment or in all. */
export interface GrantedPermissions {
  readonly permissions: readonly Permission[];
  /** Name of the environment; null for all. */
  readonly environment: string | null;
}

/** Narrows what its owner may: to some permissions, and to some environments. */
export interface Scope {
  readonly permissions: readonly Permission[];
  /** Names of environments; null for all. */
  readonly environments: readonly string[] | null;
}

/** What somebody may do where, as their roles say at the moment of asking. */
export interface Rights {
  /** Without an environment: whether in all of them, or in the installation itself. */
  may(permission: Permission, environment?: string): boolean;
  /** Permissions held in all environments. */
  readonly everywhere: readonly Permission[];
  /** By name of the environment, those held there beside them. */
  readonly byEnvironment: Readonly<Record<string, readonly Permission[]>>;
}

/** Of what the product does by itself, and of tests of use cases. */
export const allRights: Rights = {
  may: () => true,
  everywhere: Object.keys(permissionTexts) as Permission[],
  byEnvironment: {},
};

/** Adds up grants; a scope takes away what is not in it. */
export function rightsOf(grants: readonly GrantedPermissions[], scope?: Scope): Rights {
  const everywhere = new Set<Permission>();
  const byEnvironment = new Map<string, Set<Permission>>();
  const addAt = (name: string, permission: Permission) => {
    const held = byEnvironment.get(name) ?? new Set();
    byEnvironment.set(name, held.add(permission));
  };
  for (const { permissions, environment } of grants) {
    for (const permission of permissions) {
      if (scope && !scope.permissions.includes(permission)) continue;
      if (environment !== null) {
        const isWithin = scope?.environments?.includes(environment) ?? true;
        if (isWithin && !isOfInstallation(permission)) addAt(environment, permission);
      } else if (scope?.environments) {
        if (isOfInstallation(permission)) continue;
        for (const name of scope.environments) addAt(name, permission);
      } else {
        everywhere.add(permission);
      }
    }
  }
  return {
    may: (permission, environment) =>
      everywhere.has(permission) ||
      (environment !== undefined && (byEnvironment.get(environment)?.has(permission) ?? false)),
    everywhere: [...everywhere],
    byEnvironment: Object.fromEntries(
      [...byEnvironment].map(([name, held]) => [name, [...held]] as const),
    ),
  };
}

/**
 * Throws `environment-not-found` to whoever may not even see it, so that nobody learns which exist, and
 * `not-allowed` with the permission that is missing.
 */
export function requireRight(rights: Rights, permission: Permission, environment?: string): void {
  if (rights.may(permission, environment)) return;
  if (environment !== undefined && !rights.may('view', environment)) {
    throw new AppError('environment-not-found', `There is no environment named ${environment}.`);
  }
  throw new AppError('not-allowed', whyNot(permission, environment));
}

/** What is missing, in a sentence for whoever is refused. */
export function whyNot(permission: Permission, environment?: string): string {
  const where = environment === undefined ? '' : ` in ${environment}`;
  return `None of your roles${where} has the permission “${permission}”: ${lowerFirst(permissionTexts[permission])}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
