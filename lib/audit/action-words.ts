import type { AuditEntry } from '#lib/api/audit.ts';
import { textAt } from '#lib/resources/property-path.ts';

type EntryOfAction = Pick<AuditEntry, 'action' | 'input' | 'change'>;

const words: Readonly<Record<string, string>> = {
  connectAccount: 'Connect AWS account',
  updateAccount: 'Change AWS account',
  checkAccount: 'Check AWS account',
  disconnectAccount: 'Disconnect AWS account',
  createEnvironment: 'Create environment',
  updateEnvironment: 'Change environment',
  removeEnvironment: 'Remove environment',
  importConfiguration: 'Import configuration',
  cloneEnvironment: 'Clone environment',
  promoteParameters: 'Promote parameters',
  makeHandbook: 'Write handbook',
  setTerraformSettings: 'Change Terraform workspace',
  startTerraformRun: 'Start Terraform run',
  actOnTerraformRun: 'Act on Terraform run',
  receiveTerraformNotifications: 'Make token of Terraform notifications',
  receiveRunNotification: 'Receive Terraform notification',
  setGitHubSettings: 'Change GitHub repository',
  receiveGitHubPushes: 'Make secret of GitHub deliveries',
  openPullRequest: 'Open pull request',
  receivePush: 'Receive GitHub delivery',
  planPush: 'Plan pushed commit',
  planDeployment: 'Plan deployment',
  destroyEnvironment: 'Destroy environment',
  applyDeployment: 'Apply deployment',
  discardDeployment: 'Discard deployment',
  retryDeployment: 'Retry deployment',
  repeatDeployment: 'Repeat deployment',
  rollBackDeployment: 'Roll deployment back',
  adoptDrift: 'Adopt drift',
  importResource: 'Import resource',
  addNotificationChannel: 'Add notifications',
  updateNotificationChannel: 'Change notifications',
  removeNotificationChannel: 'Remove notifications',
  testNotificationChannel: 'Test notifications',
  approveDeployment: 'Approve or reject deployment',
  cancelDeployment: 'Cancel deployment',
  setDeploymentRules: 'Change deployment rules',
  recoverLayer: 'Recover layer',
  refreshGraph: 'Discover now',
  detectDrift: 'Detect drift',
  startOperation: 'Start operation',
  parkEnvironment: 'Park environment',
  wakeEnvironment: 'Wake environment',
  setParkingSchedule: 'Set parking schedule',
  setCostAssumptions: 'Change cost assumptions',
  readPrices: 'Read prices',
  setActualCost: 'Switch actual costs',
  readActualCost: 'Read actual costs',
  setLifetime: 'Set time to live',
  removeLifetime: 'Remove time to live',
  revealCredentials: 'Reveal credentials',
  openTool: 'Open port of a tool',
  closeTool: 'Close port of a tool',
  setUp: 'Name the first administrator',
  signIn: 'Sign in',
  signOut: 'Sign out',
  changePassword: 'Change password',
  followInvitation: 'Choose password by invitation',
  addPasskey: 'Add passkey',
  removePasskey: 'Remove passkey',
  revokeSession: 'Sign out a session',
  addPerson: 'Add person',
  changePerson: 'Change person',
  removePerson: 'Remove person',
  invitePerson: 'Invite person',
  addGrant: 'Give role',
  removeGrant: 'Take role away',
  addRole: 'Add role',
  changeRole: 'Change role',
  removeRole: 'Remove role',
  addToken: 'Make API token',
  revokeToken: 'Revoke API token',
  advanceDeployment: 'Carry out deployment',
  parkBySchedule: 'Park by schedule',
  wakeBySchedule: 'Wake by schedule',
  endLifetime: 'End of time to live',
  closeExpiredPort: 'Close expired port',
};

/** An action of the audit as people say it; one that has no words is told by its name. */
export function actionWords(action: string): string {
  return words[action] ?? action;
}

/** What an entry is of: of an operation also which, of a deployment also what it was brought to. */
export function entryWords({ action, input, change }: EntryOfAction): string {
  const which = {
    startOperation: textAt(input, 'body.action'),
    advanceDeployment: textAt(change?.after ?? null, 'status'),
  }[action];
  return which === undefined ? actionWords(action) : `${actionWords(action)}: ${which}`;
}

export const knownActions: readonly string[] = Object.keys(words);
