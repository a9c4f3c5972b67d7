/** What somebody may be allowed to do, with the words that people read. */
export const permissionTexts = {
  view: 'See the environment: resources, deployments, runs, logs',
  operate: 'Operate: run jobs and crawlers, scale, start and stop, park and wake, open tools',
  reveal: 'Read the passwords of tools',
  plan: 'Plan a deployment and discard a plan',
  deploy: 'Apply and retry deployments, destroy',
  approve: 'Approve deployments of others',
  configure: 'Change parameters, tags, schedules and the time to live; remove the environment',
  create: 'Create environments',
  audit: 'Read the audit',
  administer: 'Manage people, roles, tokens of others and AWS accounts',
} as const;

export type Permission = keyof typeof permissionTexts;

export const permissions = Object.keys(permissionTexts) as Permission[];

/** What concerns no single environment, and so is held only by a role in all of them. */
const ofInstallation: ReadonlySet<Permission> = new Set(['create', 'audit', 'administer']);

export function isOfInstallation(permission: Permission): boolean {
  return ofInstallation.has(permission);
}

export const builtInRoleIds = [
  'viewer',
  'operator',
  'deployer',
  'approver',
  'administrator',
] as const;

export type BuiltInRoleId = (typeof builtInRoleIds)[number];

export interface BuiltInRole {
  readonly title: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/** The roles that come with the product. */
export const builtInRoles: Readonly<Record<BuiltInRoleId, BuiltInRole>> = {
  viewer: { title: 'Viewer', description: 'Sees everything but secrets.', permissions: ['view'] },
  operator: {
    title: 'Operator',
    description: 'Runs what is deployed, and plans changes for others to apply.',
    permissions: ['view', 'operate', 'reveal', 'plan'],
  },
  deployer: {
    title: 'Deployer',
    description: 'Operates, changes and deploys.',
    permissions: ['view', 'operate', 'reveal', 'plan', 'deploy', 'configure', 'create'],
  },
  approver: {
    title: 'Approver',
    description: 'Reviews plans of others and approves them.',
    permissions: ['view', 'approve'],
  },
  administrator: {
    title: 'Administrator',
    description: 'May do everything, and says who else may.',
    permissions,
  },
};
