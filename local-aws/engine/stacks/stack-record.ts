import type { JsonObject } from '../json-value.ts';
import type { DeletionPolicy } from '../template/template.ts';

export type Tags = Readonly<Record<string, string>>;

/** What a stack was asked to be: everything an update replaces and a roll-back restores. */
export interface StackDefinition {
  readonly template: string;
  /** Values as given; those of `NoEcho` parameters too, hidden only in answers. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What parameters of `AWS::SSM::Parameter::Value` types stood for when the definition was given. */
  readonly resolvedParameters?: Readonly<Record<string, string>>;
  readonly tags: Tags;
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
  readonly roleArn?: string;
}

export type OnFailure = 'DELETE' | 'ROLLBACK' | 'DO_NOTHING';

export interface StackRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly definition: StackDefinition;
  readonly status: string;
  readonly statusReason?: string;
  readonly updatedAt?: string;
  readonly deletedAt?: string;
  readonly outputs: readonly OutputRecord[];
  readonly imports: readonly string[];
  readonly disableRollback: boolean;
  readonly terminationProtection: boolean;
  readonly policy?: string;
  readonly changeSetId?: string;
  readonly timeoutMinutes?: number;
  readonly drift: DriftSummary;
  readonly operations: readonly StackOperationSummary[];
  /** Client request tokens of operations that were accepted, with the operation's id. */
  readonly tokens: Readonly<Record<string, string>>;
}

interface StackOperationSummary {
  readonly id: string;
  readonly type: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly succeeded?: boolean;
}

export interface OutputRecord {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

interface DriftSummary {
  readonly status: 'DRIFTED' | 'IN_SYNC' | 'NOT_CHECKED' | 'UNKNOWN';
  readonly checkedAt?: string;
}

export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  /** Absent until the service has made the resource. */
  readonly physicalId?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly updatedAt: string;
  readonly properties: JsonObject;
  readonly tags: Tags;
  readonly attributes: JsonObject;
  /** Set where a custom resource asked that its attributes be shown nowhere. */
  readonly hidesAttributes?: boolean;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: DeletionPolicy;
  readonly metadata?: JsonObject;
}

/** A stack that exists, as opposed to one whose deletion is complete and which only its id still finds. */
export function isLive(stack: StackRecord): boolean {
  return stack.status !== 'DELETE_COMPLETE';
}

/** Statuses in which nothing runs and an operation may start. */
export function isSettled(status: string): boolean {
  return !status.endsWith('_IN_PROGRESS');
}

/** The unique part of a stack's ARN. */
export function stackUuid(stackId: string): string {
  return stackId.slice(stackId.lastIndexOf('/') + 1);
}
