export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

/** One vocabulary of states for every resource type, mapped from AWS's own words by its module. */
export type ResourceStatus = 'healthy' | 'changing' | 'failed' | 'stopped' | 'deleting' | 'unknown';

/** What a service says of how well a resource does what it is there for, beside its state. */
export interface ResourceHealth {
  readonly state: 'healthy' | 'unhealthy' | 'unknown';
  /** In AWS's own words, such as `system ok, instance impaired`. */
  readonly text: string;
}

/** How a stack's resource compares with its template, when that was last checked. */
export interface ResourceDrift {
  readonly state: 'in-sync' | 'modified' | 'deleted';
  /** ISO 8601. */
  readonly checkedAt: string;
}

export interface ResourceNode {
  /** Unique within the environment's account and region: AWS's own identifier (`vpc-0a…`, an ARN, a name). */
  readonly id: string;
  /** CloudFormation resource type, such as `AWS::EC2::VPC`, or one formed alike where it has none. */
  readonly type: string;
  readonly name: string;
  readonly status: ResourceStatus;
  /** AWS's own word for the state (`available`, `CREATE_IN_PROGRESS`), shown beside the colour. */
  readonly statusText: string;
  /** Why AWS says it is so, as CloudFormation's reason for a failure. */
  readonly statusReason?: string;
  readonly health?: ResourceHealth;
  /** Absent for what was not checked: because no stack holds it, because nobody asked, or because its type cannot be. */
  readonly drift?: ResourceDrift;
  /** Which source of the graph described it, and so when it was last seen. */
  readonly source?: string;
  readonly arn?: string;
  readonly layer?: string;
  readonly logicalId?: string;
  /** False for a resource that carries the environment's tag and belongs to no stack. */
  readonly managed: boolean;
  /** True for what AWS itself makes with another resource: a VPC's main route table, a service's tasks. */
  readonly awsDefault?: boolean;
  readonly properties: Readonly<Record<string, JsonValue>>;
  readonly tags: Readonly<Record<string, string>>;
}

export type RelationKind =
  | 'in'
  | 'attached-to'
  | 'routes-to'
  | 'associated-with'
  | 'allows'
  | 'reads'
  | 'writes'
  | 'runs'
  | 'waits-for'
  | 'uses'
  | 'uses-secret'
  | 'assumes';

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly label?: string;
}

/** How current one source of the graph is: a service that failed leaves its part stale, the rest fresh. */
export interface SourceState {
  readonly source: string;
  readonly state: 'fresh' | 'stale' | 'denied';
  readonly at: string;
  readonly message?: string;
}

export interface ResourceGraph {
  readonly nodes: readonly ResourceNode[];
  readonly relations: readonly Relation[];
  readonly sources: readonly SourceState[];
  /** ISO 8601 time of the discovery. */
  readonly at: string;
}
