import type {
  AddTagsInput,
  DescribeTagsInput,
  RemoveTagsInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext, Service } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { createListener, deleteListener, describeListeners, modifyListener } from './listeners.ts';
import {
  createLoadBalancer,
  deleteLoadBalancer,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  modifyLoadBalancerAttributes,
  resumeLoadBalancers,
  setSecurityGroups,
  setSubnets,
} from './load-balancers.ts';
import { createRule, deleteRule, describeRules, modifyRule, setRulePriorities } from './rules.ts';
import { elbTags } from './store.ts';
import {
  createTargetGroup,
  deleteTargetGroup,
  deregisterTargets,
  describeTargetGroupAttributes,
  describeTargetGroups,
  describeTargetHealth,
  modifyTargetGroup,
  modifyTargetGroupAttributes,
  registerTargets,
} from './target-groups.ts';

function addTags({ ResourceArns = [], Tags }: AddTagsInput, ctx: CallContext): object {
  for (const arn of ResourceArns) elbTags.add(ctx, arn, tagsOf(Tags));
  return {};
}

function removeTags({ ResourceArns = [], TagKeys = [] }: RemoveTagsInput, ctx: CallContext) {
  for (const arn of ResourceArns) elbTags.remove(ctx, arn, TagKeys);
  return {};
}

function describeTags({ ResourceArns = [] }: DescribeTagsInput, ctx: CallContext) {
  return {
    TagDescriptions: ResourceArns.map((ResourceArn) => ({
      ResourceArn,
      Tags: tagList(elbTags.of(ctx, ResourceArn)),
    })),
  };
}

export const elasticLoadBalancing: Service = {
  id: 'Elastic Load Balancing v2',
  operations: {
    AddTags: addTags,
    CreateListener: createListener,
    CreateLoadBalancer: createLoadBalancer,
    CreateRule: createRule,
    CreateTargetGroup: createTargetGroup,
    DeleteListener: deleteListener,
    DeleteLoadBalancer: deleteLoadBalancer,
    DeleteRule: deleteRule,
    DeleteTargetGroup: deleteTargetGroup,
    DeregisterTargets: deregisterTargets,
    DescribeListeners: describeListeners,
    DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeRules: describeRules,
    DescribeTags: describeTags,
    DescribeTargetGroupAttributes: describeTargetGroupAttributes,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
    ModifyListener: modifyListener,
    ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
    ModifyRule: modifyRule,
    ModifyTargetGroup: modifyTargetGroup,
    ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
    RegisterTargets: registerTargets,
    RemoveTags: removeTags,
    SetRulePriorities: setRulePriorities,
    SetSecurityGroups: setSecurityGroups,
    SetSubnets: setSubnets,
  },
  taggables: elbTags.taggables,
  resume: resumeLoadBalancers,
};
