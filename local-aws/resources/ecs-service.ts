import { type JsonObject, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, text } from './answer.ts';
import { camelCase } from './camel-case.ts';
import { ecsTagList, updateEcsTags } from './ecs-tags.ts';
import {
  HandlerFailure,
  pick,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';

const updatable = [
  'CapacityProviderStrategy',
  'DeploymentConfiguration',
  'EnableECSManagedTags',
  'EnableExecuteCommand',
  'HealthCheckGracePeriodSeconds',
  'LoadBalancers',
  'NetworkConfiguration',
  'PlatformVersion',
  'PropagateTags',
  'TaskDefinition',
];

/** Ready once as many tasks run as are wanted, which for none is at once. */
export const ecsService: ResourceProvider = {
  type: 'AWS::ECS::Service',
  seconds: { create: 20, update: 20, delete: 5 },

  async create(ctx, request) {
    const { properties } = request;
    const answer = await ctx.call('ECS', 'CreateService', {
      ...members(properties, ['LaunchType', 'SchedulingStrategy', ...updatable]),
      cluster: textProperty(properties, 'Cluster'),
      serviceName: nameOf(request),
      desiredCount: properties.DesiredCount,
      tags: ecsTagList(request.tags),
    });
    return text(nested(answer, 'service'), 'serviceArn');
  },

  async find(ctx, request) {
    const cluster = textProperty(request.properties, 'Cluster');
    const found = await findService(ctx, cluster, nameOf(request));
    return found && text(found, 'serviceArn');
  },

  async isReady(ctx, arn) {
    const found = await findService(ctx, clusterOf(arn), arn);
    if (!found) throw new HandlerFailure(`Service ${arn} was not found`, 'NotFound');
    const deployments = answers(found, 'deployments');
    if (deployments.some(({ rolloutState }) => rolloutState === 'FAILED')) {
      throw new HandlerFailure(
        "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
        'GeneralServiceException',
      );
    }
    const [primary, ...others] = deployments;
    return primary?.rolloutState === 'COMPLETED' && others.length === 0;
  },

  /** The desired count is only set anew where the template's changed: scaling has moved it since. */
  async update(ctx, arn, request) {
    const { DesiredCount } = request.properties;
    const isScaled = DesiredCount !== request.previous.DesiredCount;
    const changed = changedMembers(request);
    await ctx.call('ECS', 'UpdateService', {
      ...changed,
      ...(changed.capacityProviderStrategy !== undefined && { forceNewDeployment: true }),
      cluster: clusterOf(arn),
      service: arn,
      ...(isScaled && { desiredCount: DesiredCount }),
    });
    await updateEcsTags(ctx, arn, request);
  },

  async delete(ctx, arn) {
    const service = { cluster: clusterOf(arn), service: arn };
    await ctx.call('ECS', 'DeleteService', { ...service, force: true });
  },

  async isGone(ctx, arn) {
    return (await findService(ctx, clusterOf(arn), arn)) === undefined;
  },

  async attributes(ctx, arn) {
    const found = (await findService(ctx, clusterOf(arn), arn)) ?? {};
    return { ServiceArn: arn, Name: text(found, 'serviceName') };
  },

  unread: [
    'Cluster',
    'CapacityProviderStrategy',
    'DeploymentConfiguration',
    'EnableECSManagedTags',
    'EnableExecuteCommand',
    'HealthCheckGracePeriodSeconds',
    'LaunchType',
    'LoadBalancers',
    'NetworkConfiguration',
    'PlatformVersion',
    'PropagateTags',
    'SchedulingStrategy',
    'Tags',
  ],

  async read(ctx, arn, properties) {
    const found = await findService(ctx, clusterOf(arn), arn);
    if (!found) return undefined;
    return {
      ServiceName: text(found, 'serviceName'),
      TaskDefinition: text(found, 'taskDefinition'),
      ...(properties.DesiredCount !== undefined && { DesiredCount: Number(found.desiredCount) }),
    };
  },
};

/** What did not change is left out: naming it again would begin a deployment. */
function changedMembers({
  properties,
  previous,
}: ResourceRequest & { readonly previous: JsonObject }): JsonObject {
  const changed = updatable.filter((name) => !sameJson(properties[name], previous[name]));
  return members(properties, changed);
}

function members(properties: JsonObject, names: readonly string[]): JsonObject {
  return camelCase(pick(properties, names));
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return textProperty(properties, 'ServiceName') ?? generatedName;
}

function clusterOf(serviceArn: string): string {
  return serviceArn.split(':service/')[1]?.split('/')[0] ?? '';
}

async function findService(
  ctx: CallContext,
  cluster: string | undefined,
  service: string,
): Promise<Answer | undefined> {
  const answer = await ctx
    .call('ECS', 'DescribeServices', { cluster, services: [service] })
    .catch((cause: unknown) => {
      if (cause instanceof Error && cause.name === 'ClusterNotFoundException') return {};
      throw cause;
    });
  return answers(answer, 'services').find(({ status }) => status !== 'INACTIVE');
}
