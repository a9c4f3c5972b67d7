import type { RuleState, Target } from '@aws-sdk/client-eventbridge';
import type { JsonObject } from '../../engine/json-value.ts';
import { AwsError, type CallContext } from '../../service.ts';
import type { Store } from '../../store/store.ts';
import type { Tags } from '../tag-register.ts';
import { readPattern } from './read-pattern.ts';

export interface RuleRecord {
  readonly name: string;
  readonly arn: string;
  readonly pattern?: string;
  readonly schedule?: string;
  readonly description?: string;
  readonly roleArn?: string;
  readonly state: RuleState;
  readonly targets: readonly Target[];
  readonly tags: Tags;
}

/** A rule that events are held against, its pattern read. */
export interface ActiveRule {
  readonly rule: RuleRecord;
  readonly pattern: JsonObject;
}

const collection = 'event-bridge.rule';

const active = new WeakMap<Store, readonly ActiveRule[]>();

/** The rules that an event may set off; read once, until a rule changes: every event asks for them. */
export function activeRules({ store }: CallContext): readonly ActiveRule[] {
  const known = active.get(store);
  if (known) return known;
  const found = store.list<RuleRecord>(collection).flatMap((rule): ActiveRule[] => {
    if (rule.state === 'DISABLED' || rule.targets.length === 0 || !rule.pattern) return [];
    return [{ rule, pattern: readPattern(rule.pattern) }];
  });
  active.set(store, found);
  return found;
}

/** By name. */
export function rules(ctx: CallContext): RuleRecord[] {
  return ctx.store.list<RuleRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findRule(ctx: CallContext, name: string): RuleRecord | undefined {
  return ctx.store.get<RuleRecord>(collection, name);
}

/** @throws AwsError ResourceNotFoundException */
export function existingRule(ctx: CallContext, name: string | undefined): RuleRecord {
  const found = findRule(ctx, name ?? '');
  if (found) return found;
  throw new AwsError(
    'ResourceNotFoundException',
    `Rule ${name} does not exist on EventBus ${defaultBus}.`,
  );
}

export function saveRule(ctx: CallContext, rule: RuleRecord): RuleRecord {
  ctx.store.put(collection, rule.name, rule);
  active.delete(ctx.store);
  return rule;
}

export function removeRule(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
  active.delete(ctx.store);
}

export const defaultBus = 'default';

export function ruleArn(ctx: CallContext, name: string): string {
  return `arn:aws:events:${ctx.region}:${ctx.account}:rule/${name}`;
}

export function busArn(ctx: CallContext): string {
  return `arn:aws:events:${ctx.region}:${ctx.account}:event-bus/${defaultBus}`;
}

/** There is no other bus. @throws AwsError ResourceNotFoundException */
export function requireDefaultBus(ctx: CallContext, nameOrArn: string = defaultBus): void {
  if (nameOrArn === defaultBus || nameOrArn === busArn(ctx)) return;
  const name = nameOrArn.split('event-bus/').at(-1);
  throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
}
