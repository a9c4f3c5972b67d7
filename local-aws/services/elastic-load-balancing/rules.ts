import type {
  CreateRuleInput,
  DeleteRuleInput,
  DescribeRulesInput,
  DescribeRulesOutput,
  ModifyRuleInput,
  Rule,
  SetRulePrioritiesInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import { requireTargets } from './listeners.ts';
import { pageOf } from './page.ts';
import {
  all,
  elbTags,
  existing,
  find,
  type ListenerRecord,
  listenerKind,
  newArn,
  type RuleRecord,
  remove,
  ruleKind,
  save,
} from './store.ts';

/** @throws AwsError PriorityInUse, ListenerNotFound, TargetGroupNotFound */
export function createRule(input: CreateRuleInput, ctx: CallContext) {
  const listener = existing(ctx, listenerKind, input.ListenerArn);
  const { Priority: priority = 1, Conditions = [], Actions = [] } = input;
  requireFree(ctx, listener.arn, priority);
  requireTargets(ctx, Actions);
  const [, path] = listener.arn.split(':listener/');
  const record: RuleRecord = {
    arn: newArn(ctx, `listener-rule/${path}`),
    listenerArn: listener.arn,
    priority,
    conditions: Conditions,
    actions: Actions,
  };
  elbTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { Rules: [present(save(ctx, ruleKind, record))] };
}

function requireFree(ctx: CallContext, listenerArn: string, priority: number, own?: string): void {
  const isTaken = all(ctx, ruleKind).some(
    (rule) => rule.listenerArn === listenerArn && rule.priority === priority && rule.arn !== own,
  );
  if (isTaken) throw new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`);
}

export function modifyRule(input: ModifyRuleInput, ctx: CallContext) {
  const record = existing(ctx, ruleKind, input.RuleArn);
  requireTargets(ctx, input.Actions ?? []);
  const changed = save(ctx, ruleKind, {
    ...record,
    ...(input.Conditions && { conditions: input.Conditions }),
    ...(input.Actions && { actions: input.Actions }),
  });
  return { Rules: [present(changed)] };
}

export function setRulePriorities(
  { RulePriorities = [] }: SetRulePrioritiesInput,
  ctx: CallContext,
) {
  const changed = RulePriorities.map(({ RuleArn, Priority: priority = 1 }) => {
    const record = existing(ctx, ruleKind, RuleArn);
    requireFree(ctx, record.listenerArn, priority, record.arn);
    return save(ctx, ruleKind, { ...record, priority });
  });
  return { Rules: changed.map(present) };
}

/** The listener's own default action comes last, as a rule that can only be read. */
export function describeRules(input: DescribeRulesInput, ctx: CallContext): DescribeRulesOutput {
  const { ListenerArn, RuleArns } = input;
  const found = RuleArns
    ? RuleArns.map((arn) => existing(ctx, ruleKind, arn))
    : all(ctx, ruleKind)
        .filter(({ listenerArn }) => listenerArn === ListenerArn)
        .sort((a, b) => a.priority - b.priority);
  const listener = ListenerArn ? existing(ctx, listenerKind, ListenerArn) : undefined;
  const rules = [...found.map(present), ...(listener ? [defaultRule(listener)] : [])];
  const { items, NextMarker } = pageOf(rules, input);
  return { Rules: items, ...(NextMarker && { NextMarker }) };
}

function defaultRule({ arn, defaultActions }: ListenerRecord): Rule {
  return {
    RuleArn: `${arn.replace(':listener/', ':listener-rule/')}/default`,
    Priority: 'default',
    Conditions: [],
    Actions: [...defaultActions],
    IsDefault: true,
  };
}

export function deleteRule({ RuleArn = '' }: DeleteRuleInput, ctx: CallContext): object {
  const record = find(ctx, ruleKind, RuleArn);
  if (!record) throw new AwsError('RuleNotFound', 'One or more rules not found');
  remove(ctx, ruleKind, record);
  return {};
}

function present(record: RuleRecord): Rule {
  return {
    RuleArn: record.arn,
    Priority: String(record.priority),
    Conditions: [...record.conditions],
    Actions: [...record.actions],
    IsDefault: false,
  };
}
