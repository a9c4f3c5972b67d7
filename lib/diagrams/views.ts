import type { View } from './view.ts';
import { accessView } from './views/access.ts';
import { computeView } from './views/compute.ts';
import { configurationView } from './views/configuration.ts';
import { costView } from './views/cost.ts';
import { dataFlowView } from './views/data-flow.ts';
import { dataLakeView } from './views/data-lake.ts';
import { deploymentView } from './views/deployment.ts';
import { etlView } from './views/etl.ts';
import { everythingView } from './views/everything.ts';
import { kubernetesView } from './views/kubernetes.ts';
import { monitoringView } from './views/monitoring.ts';
import { monitoringFlowView } from './views/monitoring-flow.ts';
import { networkView } from './views/network.ts';
import { securityGroupsView } from './views/security-groups.ts';

/** Every live view, in the order of the reference architecture. */
export const views: readonly View[] = [
  networkView,
  securityGroupsView,
  dataLakeView,
  etlView,
  computeView,
  kubernetesView,
  monitoringView,
  accessView,
  dataFlowView,
  costView,
  deploymentView,
  monitoringFlowView,
  configurationView,
  everythingView,
];

/** The view of an id; the network where there is none of that id. */
export function viewOf(id: string | undefined): View {
  return views.find((view) => view.id === id) ?? networkView;
}
