import type { Intrinsic, JsonDocument } from '../builder/value.ts';

export type Condition = Readonly<Record<string, Readonly<Record<string, JsonDocument>>>>;

/** Operations of one service that are allowed on the same resources under the same condition. */
export interface Grant {
  readonly sid: string;
  /** The SDK's client package without its prefix, such as `ec2`. */
  readonly client: string;
  /** As the SDK's commands are called. */
  readonly operations: readonly string[];
  /** The IAM actions of operations that are called otherwise, or that need more than one. */
  readonly actions?: Readonly<Record<string, readonly string[]>>;
  /** Actions of no operation: what AWS asks of the caller besides. */
  readonly besides?: readonly string[];
  /** All resources where none are given: most that reads has no other. */
  readonly resources?: ReadonlyArray<string | Intrinsic<string>>;
  readonly condition?: Condition;
}

/** IAM prefixes that are not the name of the client package. */
const prefixes: Readonly<Record<string, string>> = {
  'application-auto-scaling': 'application-autoscaling',
  cloudcontrol: 'cloudformation',
  'cloudwatch-logs': 'logs',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
  'cost-explorer': 'ce',
  eventbridge: 'events',
  'resource-groups-tagging-api': 'tag',
  'secrets-manager': 'secretsmanager',
};

/** The IAM actions of a grant, sorted, each once. */
export function actionsOf({ client, operations, actions = {}, besides = [] }: Grant): string[] {
  const prefix = prefixes[client] ?? client;
  const named = operations.flatMap((operation) => actions[operation] ?? [`${prefix}:${operation}`]);
  return [...new Set([...named, ...besides])].sort();
}
