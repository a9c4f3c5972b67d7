import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DescribeRuleResponse,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListRulesResponse,
  PutRuleRequest,
  PutRuleResponse,
  Rule,
} from '@aws-sdk/client-eventbridge';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import { eventsPage } from './page.ts';
import { readPattern } from './read-pattern.ts';
import {
  defaultBus,
  existingRule,
  findRule,
  type RuleRecord,
  removeRule,
  requireDefaultBus,
  ruleArn,
  rules,
  saveRule,
} from './rule-store.ts';

/**
 * Replaces the whole rule but for its targets and tags.
 * @throws AwsError ValidationException, InvalidEventPatternException, ResourceNotFoundException
 */
export function putRule(input: PutRuleRequest, ctx: CallContext): PutRuleResponse {
  requireDefaultBus(ctx, input.EventBusName);
  const name = requireName(input.Name ?? '');
  const { EventPattern: pattern, ScheduleExpression: schedule } = input;
  if (!pattern && !schedule) {
    throw new AwsError(
      'ValidationException',
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    );
  }
  if (pattern) readPattern(pattern);
  if (schedule && !/^(rate\(\d+ (minute|hour|day)s?\)|cron\(\S+( \S+){5}\))$/.test(schedule)) {
    throw new AwsError('ValidationException', 'Parameter ScheduleExpression is not valid.');
  }
  const known = findRule(ctx, name);
  const { arn } = saveRule(ctx, {
    name,
    arn: ruleArn(ctx, name),
    ...(pattern && { pattern }),
    ...(schedule && { schedule }),
    ...(input.Description && { description: input.Description }),
    ...(input.RoleArn && { roleArn: input.RoleArn }),
    state: input.State ?? known?.state ?? 'ENABLED',
    targets: known?.targets ?? [],
    tags: known?.tags ?? tagsOf(input.Tags),
  });
  return { RuleArn: arn };
}

function requireName(name: string): string {
  if (/^[\w.-]{1,64}$/.test(name)) return name;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
  );
}

export function describeRule(input: DescribeRuleRequest, ctx: CallContext): DescribeRuleResponse {
  requireDefaultBus(ctx, input.EventBusName);
  return { ...present(existingRule(ctx, input.Name)), CreatedBy: ctx.account };
}

export function listRules(input: ListRulesRequest, ctx: CallContext): ListRulesResponse {
  requireDefaultBus(ctx, input.EventBusName);
  const found = rules(ctx).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
  const { items, next } = eventsPage(found, input.NextToken, input.Limit ?? 100);
  return { Rules: items.map(present), ...(next && { NextToken: next }) };
}

export function enableRule(input: EnableRuleRequest, ctx: CallContext): object {
  requireDefaultBus(ctx, input.EventBusName);
  saveRule(ctx, { ...existingRule(ctx, input.Name), state: 'ENABLED' });
  return {};
}

export function disableRule(input: DisableRuleRequest, ctx: CallContext): object {
  requireDefaultBus(ctx, input.EventBusName);
  saveRule(ctx, { ...existingRule(ctx, input.Name), state: 'DISABLED' });
  return {};
}

/** Succeeds also where there is no such rule. @throws AwsError ValidationException while it has targets */
export function deleteRule(input: DeleteRuleRequest, ctx: CallContext): object {
  requireDefaultBus(ctx, input.EventBusName);
  const rule = findRule(ctx, input.Name ?? '');
  if (rule && rule.targets.length > 0) {
    throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
  }
  if (rule) removeRule(ctx, rule.name);
  return {};
}

function present(rule: RuleRecord): Rule {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventBusName: defaultBus,
    State: rule.state,
    ...(rule.pattern && { EventPattern: rule.pattern }),
    ...(rule.schedule && { ScheduleExpression: rule.schedule }),
    ...(rule.description && { Description: rule.description }),
    ...(rule.roleArn && { RoleArn: rule.roleArn }),
  };
}
