import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-application-auto-scaling';
import type { CallContext, Service } from '../../service.ts';
import {
  deleteScalingPolicy,
  deleteScheduledAction,
  deregisterScalableTarget,
  describeScalableTargets,
  describeScalingActivities,
  describeScalingPolicies,
  describeScheduledActions,
  putScalingPolicy,
  putScheduledAction,
  registerScalableTarget,
} from './operations.ts';
import { scalingTags } from './store.ts';

function tagResource({ ResourceARN = '', Tags = {} }: TagResourceRequest, ctx: CallContext) {
  scalingTags.add(ctx, ResourceARN, Tags);
  return {};
}

function untagResource({ ResourceARN = '', TagKeys = [] }: UntagResourceRequest, ctx: CallContext) {
  scalingTags.remove(ctx, ResourceARN, TagKeys);
  return {};
}

function listTagsForResource({ ResourceARN = '' }: ListTagsForResourceRequest, ctx: CallContext) {
  return { Tags: { ...scalingTags.of(ctx, ResourceARN) } };
}

export const applicationAutoScaling: Service = {
  id: 'Application Auto Scaling',
  operations: {
    DeleteScalingPolicy: deleteScalingPolicy,
    DeleteScheduledAction: deleteScheduledAction,
    DeregisterScalableTarget: deregisterScalableTarget,
    DescribeScalableTargets: describeScalableTargets,
    DescribeScalingActivities: describeScalingActivities,
    DescribeScalingPolicies: describeScalingPolicies,
    DescribeScheduledActions: describeScheduledActions,
    ListTagsForResource: listTagsForResource,
    PutScalingPolicy: putScalingPolicy,
    PutScheduledAction: putScheduledAction,
    RegisterScalableTarget: registerScalableTarget,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  taggables: scalingTags.taggables,
};
