import { randomBytes } from 'node:crypto';
import type {
  CapacityProviderStrategyItem,
  Container,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  ServiceEvent,
  TaskDefinition,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext, type RunFailure } from '../../service.ts';
import { tagRegister } from '../tag-register.ts';

export interface ClusterRecord {
  readonly name: string;
  readonly arn: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  readonly configuration?: object;
  readonly capacityProviders: readonly string[];
  readonly strategy: readonly CapacityProviderStrategyItem[];
}

export interface TaskDefinitionRecord {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly registeredAt: string;
  /** As it was registered. */
  readonly definition: Omit<TaskDefinition, 'registeredAt' | 'deregisteredAt'>;
}

export interface DeploymentRecord {
  readonly id: string;
  readonly taskDefinition: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutStateReason: string;
  /** Tasks that could not be placed or did not come to run well, one after the other. */
  readonly failedTasks: number;
  /** With what the service ran under this deployment, to which a rollback returns. */
  readonly strategy?: readonly CapacityProviderStrategyItem[];
  readonly network?: NetworkConfiguration;
}

export interface ServiceRecord {
  readonly name: string;
  readonly arn: string;
  readonly clusterArn: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly strategy: readonly CapacityProviderStrategyItem[];
  readonly launchType?: string;
  readonly network?: NetworkConfiguration;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly deploymentConfiguration?: DeploymentConfiguration;
  readonly executeCommand: boolean;
  readonly managedTags: boolean;
  readonly propagateTags?: string;
  readonly schedulingStrategy: string;
  readonly createdAt: string;
  /** The newest first, and after a rollback the one returned to; only the first is being rolled out. */
  readonly deployments: readonly DeploymentRecord[];
  readonly events: ReadonlyArray<Omit<ServiceEvent, 'createdAt'> & { readonly createdAt: string }>;
  /** It runs what is wanted, and has said so. */
  readonly isSteady: boolean;
  /** Tasks in a row that could not be placed or failed to start. */
  readonly failedStarts: number;
  /** While it waits before it starts tasks again; the value tells one wait from the next. */
  readonly throttle?: string;
}

export type TaskStatus = 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'DEPROVISIONING' | 'STOPPED';

export interface TaskRecord {
  readonly id: string;
  readonly arn: string;
  readonly clusterArn: string;
  readonly taskDefinition: string;
  /** `service:<name>` or `family:<family>`. */
  readonly group: string;
  readonly deploymentId?: string;
  readonly startedBy?: string;
  readonly lastStatus: TaskStatus;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  readonly capacityProvider?: string;
  readonly containers: readonly Container[];
  readonly overrides?: TaskOverride;
  readonly cpu: string;
  readonly memory: string;
  readonly subnetId?: string;
  readonly executeCommand: boolean;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly stoppingAt?: string;
  readonly stoppedAt?: string;
  readonly stopCode?: StopCode;
  readonly stoppedReason?: string;
  /** It has run long enough to count as one that started well. */
  readonly isHealthy: boolean;
  /** How it is going to fail. */
  readonly failure?: RunFailure;
  /** Grows with every event of the task, so that receivers can order them. */
  readonly version: number;
}

export type StopCode =
  | 'EssentialContainerExited'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TaskFailedToStart'
  | 'UserInitiated';

export const collections = {
  clusters: 'ecs.cluster',
  taskDefinitions: 'ecs.task-definition',
  services: 'ecs.service',
  tasks: 'ecs.task',
} as const;

export const ecsTags = tagRegister('ecs.tags', (arn) => {
  const type = arn.split(':')[5]?.split('/')[0] ?? '';
  return `ecs:${type}`;
});

export function ecsArn(ctx: CallContext, path: string): string {
  return `arn:aws:ecs:${ctx.region}:${ctx.account}:${path}`;
}

export function newHexId(bytes = 16): string {
  return randomBytes(bytes).toString('hex');
}

/** A cluster by name or ARN; `default` where none is named. Throws ClusterNotFoundException. */
export function existingCluster(ctx: CallContext, nameOrArn: string | undefined): ClusterRecord {
  const found = findCluster(ctx, nameOrArn);
  if (found?.status === 'ACTIVE') return found;
  throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
}

export function findCluster(
  ctx: CallContext,
  nameOrArn: string | undefined,
): ClusterRecord | undefined {
  const name = (nameOrArn ?? 'default').split('/').at(-1) ?? '';
  return ctx.store.get<ClusterRecord>(collections.clusters, name);
}

export function servicesOf(ctx: CallContext, clusterArn: string): ServiceRecord[] {
  return ctx.store
    .list<ServiceRecord>(collections.services)
    .filter((service) => service.clusterArn === clusterArn)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findService(
  ctx: CallContext,
  clusterArn: string,
  nameOrArn: string | undefined,
): ServiceRecord | undefined {
  const name = nameOrArn?.split('/').at(-1);
  if (name === undefined) return undefined;
  const arn = `${clusterArn.replace(':cluster/', ':service/')}/${name}`;
  return ctx.store.get<ServiceRecord>(collections.services, arn);
}

export function saveService(ctx: CallContext, service: ServiceRecord): ServiceRecord {
  ctx.store.put(collections.services, service.arn, service);
  return service;
}

export function tasksOf(ctx: CallContext, clusterArn: string): TaskRecord[] {
  return ctx.store.listWhere<TaskRecord>(
    collections.tasks,
    (task) => task.clusterArn === clusterArn,
  );
}

export function findTask(ctx: CallContext, idOrArn: string): TaskRecord | undefined {
  return ctx.store.get<TaskRecord>(collections.tasks, idOrArn.split('/').at(-1) ?? '');
}

export function saveTask(ctx: CallContext, task: TaskRecord): TaskRecord {
  ctx.store.put(collections.tasks, task.id, task);
  return task;
}

/** A definition by ARN, `family:revision`, or by family alone, which means its newest active one. */
export function existingTaskDefinition(
  ctx: CallContext,
  reference: string | undefined,
): TaskDefinitionRecord {
  const name = reference?.split('task-definition/').at(-1) ?? '';
  const [family = '', revision] = name.split(':');
  const found = revision
    ? ctx.store.get<TaskDefinitionRecord>(
        collections.taskDefinitions,
        ecsArn(ctx, `task-definition/${family}:${revision}`),
      )
    : newestActiveRevision(ctx, family);
  if (found) return found;
  throw new AwsError('ClientException', 'Unable to describe task definition.');
}

function newestActiveRevision(ctx: CallContext, family: string): TaskDefinitionRecord | undefined {
  const [newest] = ctx.store
    .list<TaskDefinitionRecord>(collections.taskDefinitions)
    .filter((each) => each.family === family && each.status === 'ACTIVE')
    .sort((a, b) => b.revision - a.revision);
  return newest;
}
