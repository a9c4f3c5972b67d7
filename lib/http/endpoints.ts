import * as accounts from '#lib/api/accounts.ts';
import * as activity from '#lib/api/activity.ts';
import * as architecture from '#lib/api/architecture.ts';
import * as audit from '#lib/api/audit.ts';
import * as catalog from '#lib/api/catalog.ts';
import * as configuration from '#lib/api/configuration.ts';
import * as cost from '#lib/api/cost.ts';
import * as deploymentRules from '#lib/api/deployment-rules.ts';
import * as deployments from '#lib/api/deployments.ts';
import * as drift from '#lib/api/drift.ts';
import type { Endpoint } from '#lib/api/endpoint.ts';
import * as environmentComparison from '#lib/api/environment-comparison.ts';
import * as environments from '#lib/api/environments.ts';
import * as github from '#lib/api/github.ts';
import * as handbook from '#lib/api/handbook.ts';
import * as history from '#lib/api/history.ts';
import * as hosts from '#lib/api/hosts.ts';
import * as images from '#lib/api/images.ts';
import * as imports from '#lib/api/imports.ts';
import * as layers from '#lib/api/layers.ts';
import * as lifetime from '#lib/api/lifetime.ts';
import * as notifications from '#lib/api/notifications.ts';
import * as operations from '#lib/api/operations.ts';
import * as parking from '#lib/api/parking.ts';
import * as parkingSchedule from '#lib/api/parking-schedule.ts';
import * as people from '#lib/api/people.ts';
import * as quality from '#lib/api/quality.ts';
import * as recovery from '#lib/api/recovery.ts';
import * as runs from '#lib/api/runs.ts';
import * as session from '#lib/api/session.ts';
import * as system from '#lib/api/system.ts';
import * as tasks from '#lib/api/tasks.ts';
import * as terraform from '#lib/api/terraform.ts';
import * as tokens from '#lib/api/tokens.ts';
import * as tools from '#lib/api/tools.ts';

/** Every operation of the API, in the order of the document. */
export const endpoints: readonly Endpoint[] = [
  environments.listEnvironments,
  environments.createEnvironment,
  environments.getEnvironment,
  environments.updateEnvironment,
  environments.removeEnvironment,
  environments.downloadEnvironment,
  configuration.getConfiguration,
  configuration.importConfiguration,
  configuration.downloadEnvTemplate,
  configuration.downloadEnvFile,
  configuration.downloadLoadScript,
  environmentComparison.cloneEnvironment,
  environmentComparison.compareEnvironments,
  environmentComparison.promoteParameters,
  handbook.listHandbookEditions,
  handbook.makeHandbook,
  handbook.getHandbook,
  handbook.downloadHandbook,
  handbook.compareHandbooks,
  terraform.getTerraformSettings,
  terraform.setTerraformSettings,
  terraform.downloadTerraform,
  terraform.listTerraformWorkspaces,
  terraform.getTerraformWorkspace,
  terraform.startTerraformRun,
  terraform.actOnTerraformRun,
  terraform.receiveTerraformNotifications,
  github.getGitHubSettings,
  github.setGitHubSettings,
  github.receiveGitHubPushes,
  github.openPullRequest,
  accounts.listAccounts,
  accounts.connectAccount,
  accounts.updateAccount,
  accounts.getConnectionTemplate,
  accounts.checkAccount,
  accounts.disconnectAccount,
  layers.listLayers,
  layers.getLayerTemplate,
  deployments.planDeployment,
  deployments.listDeployments,
  deployments.previewDestruction,
  deployments.destroyEnvironment,
  deployments.getDeployment,
  deployments.applyDeployment,
  deployments.repeatDeployment,
  deployments.rollBackDeployment,
  deployments.discardDeployment,
  deployments.approveDeployment,
  deployments.cancelDeployment,
  deployments.retryDeployment,
  deployments.listStackEvents,
  cost.getCost,
  cost.setCostAssumptions,
  cost.readPrices,
  cost.getActualCost,
  cost.setActualCost,
  cost.readActualCost,
  cost.getDeploymentCost,
  deploymentRules.getDeploymentRules,
  deploymentRules.setDeploymentRules,
  recovery.listRecoveries,
  recovery.recoverLayer,
  deployments.listPastDurations,
  deployments.compareDeployments,
  deployments.getPlanMarkdown,
  architecture.getGraph,
  architecture.getPackedGraph,
  architecture.refreshGraph,
  drift.detectDrift,
  drift.getResourceDrift,
  drift.adoptDrift,
  imports.previewImport,
  imports.importResource,
  operations.listOperations,
  operations.startOperation,
  operations.getOperation,
  parking.getParking,
  parking.parkEnvironment,
  parking.wakeEnvironment,
  parkingSchedule.setParkingSchedule,
  notifications.listNotificationChannels,
  notifications.addNotificationChannel,
  notifications.updateNotificationChannel,
  notifications.removeNotificationChannel,
  notifications.testNotificationChannel,
  lifetime.getLifetime,
  lifetime.setLifetime,
  lifetime.removeLifetime,
  hosts.getConsoleOutput,
  hosts.listSnapshots,
  runs.listRuns,
  runs.readRunLog,
  tasks.listTasks,
  tasks.readTaskLog,
  images.listImages,
  runs.getRunGraph,
  quality.listQualityResults,
  catalog.getCatalog,
  catalog.getCatalogTable,
  catalog.getLake,
  tools.listTools,
  tools.getToolDetails,
  tools.revealCredentials,
  tools.openTool,
  tools.closeTool,
  tools.getResourceMetrics,
  history.listMoments,
  history.getMoment,
  history.getDifference,
  activity.listActivity,
  session.getSession,
  session.setUp,
  session.listSessions,
  session.revokeSession,
  session.listPersonSessions,
  people.listPeople,
  people.addPerson,
  people.changePerson,
  people.removePerson,
  people.invitePerson,
  people.addGrant,
  people.removeGrant,
  people.listRoles,
  people.addRole,
  people.changeRole,
  people.removeRole,
  tokens.listTokens,
  tokens.addToken,
  tokens.revokeToken,
  audit.listAudit,
  audit.verifyAudit,
  audit.exportAudit,
  system.getSystem,
  system.listZones,
  system.getHealth,
  system.getReadiness,
];
