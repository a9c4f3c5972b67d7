import type {
  ScalableTargetAction,
  SuspendedState,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError, type CallContext } from '../../service.ts';
import { tagRegister } from '../tag-register.ts';

/** What is scaled, as every operation names it. */
export interface Scaled {
  readonly ServiceNamespace?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
}

export interface ScalableTargetRecord {
  readonly namespace: string;
  readonly resourceId: string;
  readonly dimension: string;
  readonly arn: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly roleArn: string;
  readonly suspended?: SuspendedState;
  readonly createdAt: string;
}

export interface ScalingPolicyRecord {
  readonly name: string;
  readonly arn: string;
  readonly namespace: string;
  readonly resourceId: string;
  readonly dimension: string;
  readonly type: string;
  readonly targetTracking?: TargetTrackingScalingPolicyConfiguration;
  readonly stepScaling?: object;
  readonly createdAt: string;
}

export interface ScheduledActionRecord {
  readonly name: string;
  readonly arn: string;
  readonly namespace: string;
  readonly resourceId: string;
  readonly dimension: string;
  readonly schedule: string;
  readonly timezone?: string;
  readonly action?: ScalableTargetAction;
  readonly createdAt: string;
}

export const collections = {
  targets: 'application-auto-scaling.target',
  policies: 'application-auto-scaling.policy',
  actions: 'application-auto-scaling.scheduled-action',
} as const;

export const scalingTags = tagRegister(
  'application-auto-scaling.tags',
  () => 'application-autoscaling:scalable-target',
);

export function keyOf({ ServiceNamespace, ResourceId, ScalableDimension }: Scaled): string {
  return `${ServiceNamespace} ${ResourceId} ${ScalableDimension}`;
}

export function isOf(
  record: { readonly namespace: string; readonly resourceId: string; readonly dimension: string },
  { ServiceNamespace, ResourceId, ScalableDimension }: Scaled,
): boolean {
  return (
    record.namespace === ServiceNamespace &&
    (ResourceId === undefined || record.resourceId === ResourceId) &&
    (ScalableDimension === undefined || record.dimension === ScalableDimension)
  );
}

/** @throws AwsError ObjectNotFoundException */
export function existingTarget(ctx: CallContext, scaled: Scaled): ScalableTargetRecord {
  const found = ctx.store.get<ScalableTargetRecord>(collections.targets, keyOf(scaled));
  if (found) return found;
  throw new AwsError(
    'ObjectNotFoundException',
    `No scalable target registered for service namespace: ${scaled.ServiceNamespace}, resource ID: ${scaled.ResourceId}, scalable dimension: ${scaled.ScalableDimension}`,
  );
}
