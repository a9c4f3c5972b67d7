import { randomUUID } from 'node:crypto';
import type {
  DeleteScalingPolicyRequest,
  DeleteScheduledActionRequest,
  DeregisterScalableTargetRequest,
  DescribeScalableTargetsRequest,
  DescribeScalingActivitiesRequest,
  DescribeScalingPoliciesRequest,
  DescribeScheduledActionsRequest,
  PutScalingPolicyRequest,
  PutScheduledActionRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError, type CallContext } from '../../service.ts';
import {
  collections,
  existingTarget,
  isOf,
  keyOf,
  type ScalableTargetRecord,
  type Scaled,
  type ScalingPolicyRecord,
  type ScheduledActionRecord,
  scalingTags,
} from './store.ts';

const notSuspended = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

/**
 * Registers a target, or changes what is given of one that is known.
 * @throws AwsError ValidationException, for a service that does not exist too
 */
export async function registerScalableTarget(
  input: RegisterScalableTargetRequest,
  ctx: CallContext,
) {
  const known = ctx.store.get<ScalableTargetRecord>(collections.targets, keyOf(input));
  const minimum = input.MinCapacity ?? known?.minimum;
  const maximum = input.MaxCapacity ?? known?.maximum;
  if (minimum === undefined || maximum === undefined) {
    throw new AwsError(
      'ValidationException',
      'MinCapacity and MaxCapacity are required to register a new scalable target.',
    );
  }
  if (minimum > maximum) {
    throw new AwsError(
      'ValidationException',
      'Maximum capacity cannot be less than minimum capacity',
    );
  }
  await requireEcsService(input, ctx);
  const record: ScalableTargetRecord = {
    namespace: input.ServiceNamespace ?? '',
    resourceId: input.ResourceId ?? '',
    dimension: input.ScalableDimension ?? '',
    arn:
      known?.arn ?? arnOf(ctx, `scalable-target/${randomUUID().replaceAll('-', '').slice(0, 24)}`),
    minimum,
    maximum,
    roleArn: `arn:aws:iam::${ctx.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    suspended: { ...notSuspended, ...known?.suspended, ...input.SuspendedState },
    createdAt: known?.createdAt ?? ctx.clock.now().toISOString(),
  };
  ctx.store.put(collections.targets, keyOf(input), record);
  scalingTags.add(ctx, record.arn, input.Tags ?? {});
  return { ScalableTargetARN: record.arn };
}

async function requireEcsService({ ServiceNamespace, ResourceId = '' }: Scaled, ctx: CallContext) {
  if (ServiceNamespace !== 'ecs') return;
  const [, cluster, service = ''] = ResourceId.split('/');
  const answer = await ctx
    .call('ECS', 'DescribeServices', { cluster, services: [service] })
    .catch(() => ({ services: [] }));
  const { services } = answer as { services?: readonly unknown[] };
  if (services && services.length > 0) return;
  throw new AwsError('ValidationException', `ECS service doesn't exist: ${ResourceId}`);
}

export function deregisterScalableTarget(
  input: DeregisterScalableTargetRequest,
  ctx: CallContext,
): object {
  const record = existingTarget(ctx, input);
  ctx.store.transaction(() => {
    ctx.store.delete(collections.targets, keyOf(input));
    scalingTags.forget(ctx, record.arn);
    for (const policy of policies(ctx)) {
      if (isOf(policy, input)) ctx.store.delete(collections.policies, policy.arn);
    }
    for (const action of actions(ctx)) {
      if (isOf(action, input)) ctx.store.delete(collections.actions, action.arn);
    }
  });
  return {};
}

export function describeScalableTargets(input: DescribeScalableTargetsRequest, ctx: CallContext) {
  const { ResourceIds, ServiceNamespace, ScalableDimension } = input;
  const found = ctx.store
    .list<ScalableTargetRecord>(collections.targets)
    .filter((record) => isOf(record, { ServiceNamespace, ScalableDimension }))
    .filter(({ resourceId }) => !ResourceIds?.length || ResourceIds.includes(resourceId));
  return {
    ScalableTargets: found.map((record) => ({
      ...scaledMembers(record),
      MinCapacity: record.minimum,
      MaxCapacity: record.maximum,
      RoleARN: record.roleArn,
      CreationTime: new Date(record.createdAt),
      SuspendedState: record.suspended ?? notSuspended,
      ScalableTargetARN: record.arn,
    })),
  };
}

/** @throws AwsError ObjectNotFoundException, ValidationException */
export function putScalingPolicy(input: PutScalingPolicyRequest, ctx: CallContext) {
  existingTarget(ctx, input);
  const { PolicyName = '', TargetTrackingScalingPolicyConfiguration: tracking } = input;
  if (input.PolicyType === 'TargetTrackingScaling' && tracking?.TargetValue === undefined) {
    throw new AwsError(
      'ValidationException',
      'TargetTrackingScalingPolicyConfiguration must be specified',
    );
  }
  const known = policies(ctx).find((each) => each.name === PolicyName && isOf(each, input));
  const record: ScalingPolicyRecord = {
    name: PolicyName,
    arn:
      known?.arn ??
      arnOf(
        ctx,
        `scalingPolicy:${randomUUID()}:resource/${input.ServiceNamespace}/${input.ResourceId}:policyName/${PolicyName}`,
      ),
    namespace: input.ServiceNamespace ?? '',
    resourceId: input.ResourceId ?? '',
    dimension: input.ScalableDimension ?? '',
    type: input.PolicyType ?? 'StepScaling',
    ...(tracking && { targetTracking: tracking }),
    ...(input.StepScalingPolicyConfiguration && {
      stepScaling: input.StepScalingPolicyConfiguration,
    }),
    createdAt: known?.createdAt ?? ctx.clock.now().toISOString(),
  };
  ctx.store.put(collections.policies, record.arn, record);
  return { PolicyARN: record.arn, Alarms: [] };
}

export function describeScalingPolicies(input: DescribeScalingPoliciesRequest, ctx: CallContext) {
  const { PolicyNames } = input;
  const found = policies(ctx)
    .filter((record) => isOf(record, input))
    .filter(({ name }) => !PolicyNames?.length || PolicyNames.includes(name));
  return {
    ScalingPolicies: found.map((record) => ({
      PolicyARN: record.arn,
      PolicyName: record.name,
      ...scaledMembers(record),
      PolicyType: record.type === 'TargetTrackingScaling' ? record.type : 'StepScaling',
      ...(record.targetTracking && {
        TargetTrackingScalingPolicyConfiguration: record.targetTracking,
      }),
      ...(record.stepScaling && { StepScalingPolicyConfiguration: record.stepScaling }),
      Alarms: [],
      CreationTime: new Date(record.createdAt),
    })),
  };
}

/** @throws AwsError ObjectNotFoundException */
export function deleteScalingPolicy(input: DeleteScalingPolicyRequest, ctx: CallContext): object {
  const found = policies(ctx).find((each) => each.name === input.PolicyName && isOf(each, input));
  if (!found) {
    throw new AwsError('ObjectNotFoundException', `No scaling policy found: ${input.PolicyName}`);
  }
  ctx.store.delete(collections.policies, found.arn);
  return {};
}

/** @throws AwsError ValidationException for a schedule that is none */
export function putScheduledAction(input: PutScheduledActionRequest, ctx: CallContext): object {
  existingTarget(ctx, input);
  const { ScheduledActionName: name = '', Schedule = '' } = input;
  if (!/^(?:at|rate|cron)\(.+\)$/.test(Schedule)) {
    throw new AwsError('ValidationException', `Schedule expression is invalid: ${Schedule}`);
  }
  const known = actions(ctx).find((each) => each.name === name && isOf(each, input));
  const record: ScheduledActionRecord = {
    name,
    arn:
      known?.arn ??
      arnOf(
        ctx,
        `scheduledAction:${randomUUID()}:resource/${input.ServiceNamespace}/${input.ResourceId}:scheduledActionName/${name}`,
      ),
    namespace: input.ServiceNamespace ?? '',
    resourceId: input.ResourceId ?? '',
    dimension: input.ScalableDimension ?? '',
    schedule: Schedule,
    ...(input.Timezone && { timezone: input.Timezone }),
    ...(input.ScalableTargetAction && { action: input.ScalableTargetAction }),
    createdAt: known?.createdAt ?? ctx.clock.now().toISOString(),
  };
  ctx.store.put(collections.actions, record.arn, record);
  return {};
}

export function describeScheduledActions(input: DescribeScheduledActionsRequest, ctx: CallContext) {
  const { ScheduledActionNames: names } = input;
  const found = actions(ctx)
    .filter((record) => isOf(record, input))
    .filter(({ name }) => !names?.length || names.includes(name));
  return {
    ScheduledActions: found.map((record) => ({
      ScheduledActionName: record.name,
      ScheduledActionARN: record.arn,
      ...scaledMembers(record),
      Schedule: record.schedule,
      ...(record.timezone && { Timezone: record.timezone }),
      ...(record.action && { ScalableTargetAction: record.action }),
      CreationTime: new Date(record.createdAt),
    })),
  };
}

export function deleteScheduledAction(
  input: DeleteScheduledActionRequest,
  ctx: CallContext,
): object {
  const found = actions(ctx).find(
    (each) => each.name === input.ScheduledActionName && isOf(each, input),
  );
  if (!found) {
    throw new AwsError(
      'ObjectNotFoundException',
      `No scheduled action found: ${input.ScheduledActionName}`,
    );
  }
  ctx.store.delete(collections.actions, found.arn);
  return {};
}

/** Nothing is measured here, so nothing is scaled by itself. */
export function describeScalingActivities(_: DescribeScalingActivitiesRequest) {
  return { ScalingActivities: [] };
}

function scaledMembers(record: {
  readonly namespace: string;
  readonly resourceId: string;
  readonly dimension: string;
}) {
  return {
    ServiceNamespace: record.namespace,
    ResourceId: record.resourceId,
    ScalableDimension: record.dimension,
  };
}

function policies(ctx: CallContext): ScalingPolicyRecord[] {
  return ctx.store.list<ScalingPolicyRecord>(collections.policies);
}

function actions(ctx: CallContext): ScheduledActionRecord[] {
  return ctx.store.list<ScheduledActionRecord>(collections.actions);
}

function arnOf(ctx: CallContext, path: string): string {
  const service = path.startsWith('scalable-target') ? 'application-autoscaling' : 'autoscaling';
  return `arn:aws:${service}:${ctx.region}:${ctx.account}:${path}`;
}
