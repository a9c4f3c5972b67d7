import * as accounts from '#lib/api/accounts.ts';
import * as activity from '#lib/api/activity.ts';
import * as architecture from '#lib/api/architecture.ts';
import * as audit from '#lib/api/audit.ts';
import * as catalog from '#lib/api/catalog.ts';
import * as deployments from '#lib/api/deployments.ts';
import * as drift from '#lib/api/drift.ts';
import type { Endpoint } from '#lib/api/endpoint.ts';
import * as environments from '#lib/api/environments.ts';
import * as history from '#lib/api/history.ts';
import * as hosts from '#lib/api/hosts.ts';
import * as images from '#lib/api/images.ts';
import * as layers from '#lib/api/layers.ts';
import * as lifetime from '#lib/api/lifetime.ts';
import * as operations from '#lib/api/operations.ts';
import * as parking from '#lib/api/parking.ts';
import * as parkingSchedule from '#lib/api/parking-schedule.ts';
import * as people from '#lib/api/people.ts';
import * as quality from '#lib/api/quality.ts';
import * as runs from '#lib/api/runs.ts';
import * as session from '#lib/api/session.ts';
import * as system from '#lib/api/system.ts';
import * as tasks from '#lib/api/tasks.ts';
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
  deployments.discardDeployment,
  deployments.retryDeployment,
  deployments.listStackEvents,
  architecture.getGraph,
  architecture.getPackedGraph,
  architecture.refreshGraph,
  drift.detectDrift,
  drift.getResourceDrift,
  operations.listOperations,
  operations.startOperation,
  parking.getParking,
  parking.parkEnvironment,
  parking.wakeEnvironment,
  parkingSchedule.setParkingSchedule,
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
