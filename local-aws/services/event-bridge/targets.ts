import type {
  ListRuleNamesByTargetRequest,
  ListRuleNamesByTargetResponse,
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
  Target,
} from '@aws-sdk/client-eventbridge';
import { AwsError, type CallContext } from '../../service.ts';
import { eventsPage } from './page.ts';
import { existingRule, requireDefaultBus, rules, saveRule } from './rule-store.ts';

/** Source: "Amazon EventBridge quotas". */
const mostTargets = 5;

/** Adds targets, in place of those with the same ids. @throws AwsError ValidationException, LimitExceededException */
export function putTargets(input: PutTargetsRequest, ctx: CallContext): PutTargetsResponse {
  requireDefaultBus(ctx, input.EventBusName);
  const rule = existingRule(ctx, input.Rule);
  const added = input.Targets ?? [];
  for (const target of added) requireTarget(target);
  const ids = added.map(({ Id }) => Id);
  const targets = [...rule.targets.filter(({ Id }) => !ids.includes(Id)), ...added];
  if (targets.length > mostTargets) {
    throw new AwsError(
      'LimitExceededException',
      'The requested resource exceeds the maximum number allowed.',
    );
  }
  saveRule(ctx, { ...rule, targets });
  return { FailedEntryCount: 0, FailedEntries: [] };
}

function requireTarget({ Arn = '', Id = '', ...choices }: Target): void {
  if (!/^[\w.-]{1,64}$/.test(Id)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${Id}' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
    );
  }
  if (!/^arn:aws:sqs:[\w-]+:\d{12}:[\w-]+$/.test(Arn)) {
    throw new AwsError(
      'ValidationException',
      `The target ${Arn} is not implemented by this endpoint, which delivers to standard queues of SQS.`,
    );
  }
  const { Input, InputPath, InputTransformer } = choices;
  if ([Input, InputPath, InputTransformer].filter((each) => each !== undefined).length > 1) {
    throw new AwsError(
      'ValidationException',
      'Only one of Input, InputPath, or InputTransformer must be provided for target.',
    );
  }
}

export function removeTargets(
  input: RemoveTargetsRequest,
  ctx: CallContext,
): RemoveTargetsResponse {
  requireDefaultBus(ctx, input.EventBusName);
  const rule = existingRule(ctx, input.Rule);
  const wanted = input.Ids ?? [];
  saveRule(ctx, { ...rule, targets: rule.targets.filter(({ Id = '' }) => !wanted.includes(Id)) });
  const known = rule.targets.map(({ Id }) => Id);
  const missing = wanted.filter((id) => !known.includes(id));
  return {
    FailedEntryCount: missing.length,
    FailedEntries: missing.map((TargetId) => ({
      TargetId,
      ErrorCode: 'ResourceNotFoundException',
      ErrorMessage: `Rule ${rule.name} does not have a target with the id ${TargetId}.`,
    })),
  };
}

export function listTargetsByRule(
  input: ListTargetsByRuleRequest,
  ctx: CallContext,
): ListTargetsByRuleResponse {
  requireDefaultBus(ctx, input.EventBusName);
  const { targets } = existingRule(ctx, input.Rule);
  const { items, next } = eventsPage(targets, input.NextToken, input.Limit ?? 100);
  return { Targets: items, ...(next && { NextToken: next }) };
}

export function listRuleNamesByTarget(
  input: ListRuleNamesByTargetRequest,
  ctx: CallContext,
): ListRuleNamesByTargetResponse {
  requireDefaultBus(ctx, input.EventBusName);
  const names = rules(ctx)
    .filter(({ targets }) => targets.some(({ Arn }) => Arn === input.TargetArn))
    .map(({ name }) => name);
  const { items, next } = eventsPage(names, input.NextToken, input.Limit ?? 100);
  return { RuleNames: items, ...(next && { NextToken: next }) };
}
