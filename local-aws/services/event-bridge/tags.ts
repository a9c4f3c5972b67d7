import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-eventbridge';
import type { CallContext, Taggables } from '../../service.ts';
import { type Tags, tagList, tagsOf } from '../tag-register.ts';
import { existingRule, type RuleRecord, rules, saveRule } from './rule-store.ts';

export function tagResource({ ResourceARN, Tags: given }: TagResourceRequest, ctx: CallContext) {
  add(ctx, ruleOfArn(ctx, ResourceARN), tagsOf(given));
  return {};
}

export function untagResource(input: UntagResourceRequest, ctx: CallContext): object {
  remove(ctx, ruleOfArn(ctx, input.ResourceARN), input.TagKeys ?? []);
  return {};
}

export function listTagsForResource({ ResourceARN }: ListTagsForResourceRequest, ctx: CallContext) {
  return { Tags: tagList(ruleOfArn(ctx, ResourceARN).tags) };
}

function ruleOfArn(ctx: CallContext, arn: string | undefined): RuleRecord {
  return existingRule(ctx, arn?.split(':rule/')[1]);
}

function add(ctx: CallContext, rule: RuleRecord, tags: Tags): void {
  saveRule(ctx, { ...rule, tags: { ...rule.tags, ...tags } });
}

function remove(ctx: CallContext, rule: RuleRecord, keys: readonly string[]): void {
  const kept = Object.entries(rule.tags).filter(([key]) => !keys.includes(key));
  saveRule(ctx, { ...rule, tags: Object.fromEntries(kept) });
}

export const eventBridgeTaggables: Taggables = {
  list: (ctx) =>
    rules(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ arn, tags }) => ({ arn, type: 'events:rule', tags })),
  tag: (ctx, arn, tags) => add(ctx, ruleOfArn(ctx, arn), tags),
  untag: (ctx, arn, keys) => remove(ctx, ruleOfArn(ctx, arn), keys),
};
