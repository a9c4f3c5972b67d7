import type { ResourceAction } from './action.ts';
import type { Finding } from './finding.ts';
import type {
  JsonValue,
  RelationKind,
  ResourceHealth,
  ResourceNode,
  ResourceStatus,
} from './graph.ts';
import type { IconName } from './icons.ts';
import type { LiveResource } from './live-resource.ts';
import type { PriceStatement } from './price.ts';

/** What one row of a resource's panel shows: a path such as `Attachments[].VpcId` into its properties. */
export interface PropertyView {
  readonly label: string;
  readonly path: string;
  readonly unit?: string;
}

/** How a text names a resource of the target's type. */
export type TargetMatch =
  /** It is the id, the ARN, or what follows the account in the ARN. */
  | 'id'
  /** It is the ARN, perhaps with more behind a colon. */
  | 'arn'
  /** It is an ARN of a policy, with `*` for anything; one of an object stands for its bucket. */
  | 'arn-pattern'
  /** It is an `s3://bucket/…`. */
  | 's3-uri'
  /** It is the URI of an image in a repository. */
  | 'image-uri';

export interface Condition {
  readonly property: string;
  readonly matches: RegExp;
}

/** A relation read from properties; `each` names a list whose items hold `property`, `when` and `label`. */
export interface RelationRule {
  readonly kind: RelationKind;
  /** Where the target is named; several paths are joined by `/`. Absent: the resource's own id names it. */
  readonly property?: string | readonly string[];
  readonly to: string;
  readonly match?: TargetMatch;
  readonly each?: string;
  /** All of them hold where the relation does. */
  readonly when?: readonly Condition[];
  /** Properties of which the first that is present becomes the relation's label. */
  readonly label?: readonly string[];
}

export interface TypicalSeconds {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

export type Properties = Readonly<Record<string, JsonValue>>;

/** Everything the product knows of one resource type. */
export interface ResourceModule {
  readonly type: string;
  /** True for a type that CloudFormation does not have, so that no stack ever holds one. */
  readonly liveOnly?: boolean;
  readonly title: string;
  readonly plural: string;
  readonly icon: IconName;
  /** `service:resource-type` of its ARNs, by which the tagging API's answers are recognised. */
  readonly arnType?: string;
  /** Every word AWS has for its state, and what the word means here. */
  readonly statuses: Readonly<Record<string, ResourceStatus>>;
  /** The path of its name, for resources without the tag `Name`. */
  readonly nameAt?: string;
  readonly properties: readonly PropertyView[];
  /** Paths of properties that change by themselves, so that their changes are no news. */
  readonly restless?: readonly string[];
  readonly relations: readonly RelationRule[];
  readonly typicalSeconds: TypicalSeconds;
  /** What it costs; absent where nobody has said, which is unknown and not nothing. */
  readonly price?: PriceStatement;
  /** Whether deleting or replacing it loses data: such a change is asked for by the resource's name. */
  readonly holdsData?: boolean;
  /**
   * The form of its physical ids, given where the service itself is asked for it: a stack's resource
   * with such an id that the service does not know is missing.
   */
  readonly physicalId?: RegExp;
  /** AWS's word for the state, read from the live properties; absent for types that have none. */
  state?(properties: Properties): string | undefined;
  /** Why the service says that its state is so. */
  reason?(properties: Properties): string | undefined;
  /** What the service says of how well it does what it is for; absent for types of which none says. */
  health?(properties: Properties): ResourceHealth | undefined;
  /** What someone should look at, judged by the live properties. */
  findings?(properties: Properties): Finding[];
  /** Resources of their own in CloudFormation that the service describes as parts of this one. */
  parts?(whole: LiveResource): LiveResource[];
  /** Whether AWS made it together with another resource. */
  isAwsDefault?(properties: Properties): boolean;
  /** What can be done to it, beside deploying its layer. */
  readonly actions?: readonly ResourceAction[];
  /** Whether it has runs, with a history and logs. */
  readonly hasRuns?: boolean;
  /** The page of the AWS console that shows it, or undefined where there is none. */
  consoleUrl(node: ResourceNode, region: string): string | undefined;
}

export function defineResource(module: ResourceModule): ResourceModule {
  return module;
}
