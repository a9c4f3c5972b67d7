import type { ImportTarget } from '../imports/import-target.ts';
import type { JsonObject } from '../json-value.ts';
import type { OnFailure, StackDefinition } from '../stacks/stack-record.ts';
import type { Recreation } from './property-changes.ts';

export interface ChangeSetRecord {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT';
  /** What a change set of type `IMPORT` takes into its stack. */
  readonly imports?: readonly ImportTarget[];
  /** Set where the change set brings resources back to what the template says. */
  readonly deploymentMode?: 'REVERT_DRIFT';
  readonly description?: string;
  readonly definition: StackDefinition;
  readonly status: 'CREATE_PENDING' | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  readonly execution:
    | 'UNAVAILABLE'
    | 'AVAILABLE'
    | 'EXECUTE_IN_PROGRESS'
    | 'EXECUTE_COMPLETE'
    | 'EXECUTE_FAILED'
    | 'OBSOLETE';
  readonly createdAt: string;
  readonly onFailure?: OnFailure;
  readonly token?: string;
  readonly changes: readonly ResourceChange[];
  readonly validations: readonly ValidationFailure[];
}

/** What early validation found: shown by `DescribeEvents` of the change set. */
export interface ValidationFailure {
  /** The hook that failed, as the change set's reason names it: `AWS::EarlyValidation::PropertyValidation`. */
  readonly hook: string;
  /** The validation within it, as events name it: `NAME_CONFLICT_VALIDATION`. */
  readonly validation: string;
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  readonly reason: string;
  readonly at: string;
}

export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'SyncWithActual';
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly replacement?: 'True' | 'False' | 'Conditional';
  readonly policyAction?: PolicyAction;
  readonly scope: readonly ChangeDetail['attribute'][];
  readonly details: readonly ChangeDetail[];
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  /** In drift-aware change sets, of a resource that the stack has. */
  readonly drift?: ResourceDrift;
}

export interface ResourceDrift {
  readonly status: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'UNSUPPORTED';
  /** The resource as the last deployment made it. */
  readonly previous: JsonObject;
  readonly unread: readonly string[];
}

/** A property that was changed outside the stack. */
export interface PropertyDrift {
  readonly previous?: string;
  readonly actual?: string;
  readonly at: string;
}

export type PolicyAction =
  | 'Delete'
  | 'Retain'
  | 'Snapshot'
  | 'ReplaceAndDelete'
  | 'ReplaceAndRetain'
  | 'ReplaceAndSnapshot';

export interface ChangeDetail {
  readonly attribute: 'Properties' | 'Tags' | 'Metadata' | 'DeletionPolicy' | 'UpdateReplacePolicy';
  readonly name?: string;
  readonly path: string;
  readonly recreation: Recreation;
  readonly kind: 'Add' | 'Remove' | 'Modify' | 'SyncWithActual';
  readonly before?: string;
  readonly after?: string;
  readonly evaluation: 'Static' | 'Dynamic';
  readonly source: ChangeSource;
  readonly cause?: string;
  readonly beforeFrom?: 'ACTUAL_STATE' | 'PREVIOUS_DEPLOYMENT_STATE';
  readonly drift?: PropertyDrift;
}

type ChangeSource =
  | 'DirectModification'
  | 'NoModification'
  | 'ParameterReference'
  | 'ResourceAttribute'
  | 'ResourceReference';
