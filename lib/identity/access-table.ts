import type { Permission } from './permissions.ts';

/**
 * Who may ask for an operation: anyone, whoever is signed in, or whoever has a permission in the
 * environment that the request names, in that of the deployment it names, or in the installation.
 */
export type Access =
  | { readonly of: 'anyone' }
  | { readonly of: 'signed-in' }
  | {
      readonly of: 'environment' | 'deployment' | 'installation';
      readonly permission: Permission;
      /** What a request needs beside it, which only its content tells; the use case asks for it. */
      readonly also?: readonly { readonly permission: Permission; readonly when: string }[];
    };

const anyone: Access = { of: 'anyone' };
const signedIn: Access = { of: 'signed-in' };
const within = (permission: Permission): Access => ({ of: 'environment', permission });
const ofDeployment = (permission: Permission): Access => ({ of: 'deployment', permission });
const installation = (permission: Permission): Access => ({ of: 'installation', permission });

/** What brings earlier parameters back changes those of the environment. */
const restoring: Access = {
  of: 'deployment',
  permission: 'configure',
  also: [{ permission: 'deploy', when: 'it is to be applied at once' }],
};

/** The one table of who may do what, by the id of the operation. What is not in it is refused. */
export const accessTable: Readonly<Record<string, Access>> = {
  getHealth: anyone,
  getReadiness: anyone,
  getSession: anyone,
  setUp: anyone,

  getSystem: signedIn,
  listLayers: signedIn,
  listZones: signedIn,
  /** Tells of those only that the caller may see. */
  listEnvironments: signedIn,
  listSessions: signedIn,
  revokeSession: signedIn,
  listTokens: signedIn,
  addToken: signedIn,
  revokeToken: signedIn,
  followEvents: signedIn,

  createEnvironment: installation('create'),
  getEnvironment: within('view'),
  downloadEnvironment: within('view'),
  getLayerTemplate: within('view'),
  getConfiguration: within('view'),
  downloadEnvTemplate: within('view'),
  downloadEnvFile: within('view'),
  downloadLoadScript: within('view'),
  listHandbookEditions: within('view'),
  getHandbook: within('view'),
  downloadHandbook: within('view'),
  compareHandbooks: within('view'),
  makeHandbook: within('operate'),
  importConfiguration: {
    of: 'environment',
    permission: 'configure',
    also: [
      { permission: 'plan', when: 'the file changes a parameter' },
      { permission: 'deploy', when: 'it sets a secret' },
    ],
  },
  /** The source has to be one that the caller may see. */
  cloneEnvironment: installation('create'),
  compareEnvironments: within('view'),
  promoteParameters: {
    of: 'environment',
    permission: 'configure',
    also: [{ permission: 'plan', when: 'it plans what changes, as it always does' }],
  },
  updateEnvironment: within('configure'),
  removeEnvironment: within('configure'),

  getTerraformSettings: within('view'),
  downloadTerraform: within('view'),
  setTerraformSettings: within('configure'),
  receiveTerraformNotifications: within('configure'),
  /** The token may see other workspaces than the environment's. */
  listTerraformWorkspaces: within('configure'),
  getTerraformWorkspace: within('view'),
  /** What a run applies is the environment, whatever deploys it. */
  startTerraformRun: within('deploy'),
  actOnTerraformRun: within('deploy'),

  getGitHubSettings: within('view'),
  setGitHubSettings: within('configure'),
  receiveGitHubPushes: within('configure'),
  openPullRequest: within('plan'),

  getGraph: within('view'),
  getPackedGraph: within('view'),
  refreshGraph: within('view'),
  listMoments: within('view'),
  getMoment: within('view'),
  getDifference: within('view'),
  listActivity: within('view'),
  getResourceDrift: within('view'),
  detectDrift: within('operate'),
  adoptDrift: within('configure'),
  listNotificationChannels: within('view'),
  addNotificationChannel: within('administer'),
  updateNotificationChannel: within('administer'),
  removeNotificationChannel: within('administer'),
  testNotificationChannel: within('administer'),

  previewImport: within('plan'),
  importResource: within('plan'),

  getCatalog: within('view'),
  getCatalogTable: within('view'),
  getLake: within('view'),
  listRuns: within('view'),
  getRunGraph: within('view'),
  readRunLog: within('view'),
  listTasks: within('view'),
  readTaskLog: within('view'),
  listImages: within('view'),
  listQualityResults: within('view'),
  getConsoleOutput: within('view'),
  listSnapshots: within('view'),
  getResourceMetrics: within('view'),

  listOperations: within('view'),
  getOperation: within('view'),
  startOperation: {
    of: 'environment',
    permission: 'operate',
    also: [{ permission: 'deploy', when: 'the action puts another version into service' }],
  },
  getParking: within('view'),
  parkEnvironment: within('operate'),
  wakeEnvironment: within('operate'),
  setParkingSchedule: within('configure'),
  getCost: within('view'),
  setCostAssumptions: within('configure'),
  readPrices: within('configure'),
  getActualCost: within('view'),
  setActualCost: within('configure'),
  readActualCost: within('configure'),
  getLifetime: within('view'),
  setLifetime: within('deploy'),
  removeLifetime: within('deploy'),

  listTools: within('view'),
  getToolDetails: within('view'),
  openTool: within('operate'),
  closeTool: within('operate'),
  revealCredentials: within('reveal'),

  listDeployments: within('view'),
  planDeployment: {
    of: 'environment',
    permission: 'plan',
    also: [{ permission: 'deploy', when: 'the plan is to be applied at once' }],
  },
  previewDestruction: within('view'),
  destroyEnvironment: within('deploy'),
  getDeployment: ofDeployment('view'),
  listStackEvents: ofDeployment('view'),
  listPastDurations: ofDeployment('view'),
  compareDeployments: ofDeployment('view'),
  getPlanMarkdown: ofDeployment('view'),
  getDeploymentCost: ofDeployment('view'),
  applyDeployment: ofDeployment('deploy'),
  retryDeployment: ofDeployment('deploy'),
  repeatDeployment: restoring,
  rollBackDeployment: restoring,
  discardDeployment: ofDeployment('plan'),
  approveDeployment: ofDeployment('approve'),
  cancelDeployment: ofDeployment('deploy'),

  getDeploymentRules: within('view'),
  /** Whoever deploys may not say how many have to approve. */
  setDeploymentRules: installation('administer'),
  listRecoveries: within('view'),
  recoverLayer: within('deploy'),

  listAudit: installation('audit'),
  verifyAudit: installation('audit'),
  exportAudit: installation('audit'),

  /** Whoever creates environments chooses among them. */
  listAccounts: installation('create'),
  connectAccount: installation('administer'),
  updateAccount: installation('administer'),
  getConnectionTemplate: installation('administer'),
  checkAccount: installation('administer'),
  disconnectAccount: installation('administer'),

  listPeople: installation('administer'),
  addPerson: installation('administer'),
  changePerson: installation('administer'),
  removePerson: installation('administer'),
  invitePerson: installation('administer'),
  listPersonSessions: installation('administer'),
  addGrant: installation('administer'),
  removeGrant: installation('administer'),
  listRoles: signedIn,
  addRole: installation('administer'),
  changeRole: installation('administer'),
  removeRole: installation('administer'),
};
