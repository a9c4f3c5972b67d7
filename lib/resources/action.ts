import type { z } from 'zod';
import type { Permission } from '#lib/identity/permissions.ts';
import type { ResourceNode } from './graph.ts';
import { isPending } from './pending.ts';
import type { Properties } from './resource-module.ts';

/** What is asked before it is done: nothing, whether it is meant, or the name of what it is done to. */
export type Confirmation = 'none' | 'simple' | 'typed';

/** What whoever does it has to be allowed: all are operating, some put another version into service. */
export type ActionPermission = Extract<Permission, 'operate' | 'deploy'>;

/** An action that AWS has accepted. */
export interface StartedAction {
  /** What AWS calls it, such as the id of a run; where AWS has no name, what was so before. */
  readonly reference?: string | undefined;
  /** Whether the resource was seen on its way to another state since. */
  readonly seenMoving: boolean;
  readonly input: unknown;
}

export type ActionOutcome =
  | { readonly state: 'running' }
  /** What it came to, where there is more to say. */
  | { readonly state: 'succeeded'; readonly reason?: string }
  | { readonly state: 'failed'; readonly reason: string }
  /** Its end cannot be seen any more. */
  | { readonly state: 'unknown'; readonly reason: string };

/**
 * What is known of another resource by its id, as discovered last; of a task of ECS after it has stopped too.
 */
export type LookUp = (id: string) => Properties | undefined;

/** Something that can be done to a resource, by whoever may, while nothing speaks against it. */
export interface ResourceAction<Input extends z.ZodType = z.ZodType> {
  /** Unique among those of its type. */
  readonly id: string;
  /** What a button says, such as `Run`. */
  readonly title: string;
  readonly permission: ActionPermission;
  readonly confirmation: Confirmation;
  /** What happens, in a sentence. */
  effect(node: ResourceNode): string;
  /** What else has to be known, asked for in a form made of the schema. */
  readonly input?: Input;
  /** What the form begins with, beside the defaults of the schema. */
  inputOf?(node: ResourceNode): Readonly<Record<string, unknown>>;
  /** What it would cost or bring about with what the form holds, in a sentence or two. */
  forecast?(
    node: ResourceNode,
    values: Readonly<Record<string, unknown>>,
    lookUp: LookUp,
  ): string | undefined;
  /** Why it cannot be done now, or undefined. */
  unavailable(node: ResourceNode): string | undefined;
  /** What has become of it, by what is there now; undefined is a resource that is gone. */
  outcome(node: ResourceNode | undefined, started: StartedAction, lookUp: LookUp): ActionOutcome;
}

export function defineAction<Input extends z.ZodType>(
  action: ResourceAction<Input>,
): ResourceAction<Input> {
  return action;
}

/** Why an action cannot be done to a resource now, or undefined where it can. */
export function whyUnavailable(action: ResourceAction, node: ResourceNode): string | undefined {
  if (isPending(node)) return 'It does not exist yet.';
  if (node.status === 'deleting') return 'It is being deleted.';
  return action.unavailable(node);
}

export const running: ActionOutcome = { state: 'running' };
export const succeeded: ActionOutcome = { state: 'succeeded' };

/** The outcome of what AWS has done as soon as it says so. */
export const atOnce = (): ActionOutcome => succeeded;

export function failed(reason: string | undefined): ActionOutcome {
  return { state: 'failed', reason: reason ?? 'AWS gives no reason.' };
}

export const gone: ActionOutcome = failed('The resource is gone.');
