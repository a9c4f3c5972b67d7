import type { Finding } from './finding.ts';
import type { JsonValue, RelationKind, ResourceNode, ResourceStatus } from './graph.ts';
import type { IconName } from './icons.ts';
import type { LiveResource } from './live-resource.ts';

/** What one row of a resource's panel shows: a path such as `Attachments[].VpcId` into its properties. */
export interface PropertyView {
  readonly label: string;
  readonly path: string;
  readonly unit?: string;
}

/** A relation read from properties; `each` names a list whose items hold `property` and `label`. */
export interface RelationRule {
  readonly kind: RelationKind;
  readonly property: string;
  readonly to: string;
  readonly each?: string;
  /** Properties of which the first that is present becomes the relation's label. */
  readonly label?: readonly string[];
}

export interface TypicalSeconds {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

export type Properties = Readonly<Record<string, JsonValue>>;

/** Everything the product knows of one CloudFormation resource type. */
export interface ResourceModule {
  readonly type: string;
  readonly title: string;
  readonly plural: string;
  readonly icon: IconName;
  /** `service:resource-type` of its ARNs, by which the tagging API's answers are recognised. */
  readonly arnType?: string;
  /** Every word AWS has for its state, and what the word means here. */
  readonly statuses: Readonly<Record<string, ResourceStatus>>;
  readonly properties: readonly PropertyView[];
  readonly relations: readonly RelationRule[];
  readonly typicalSeconds: TypicalSeconds;
  /** Whether deleting or replacing it loses data: such a change is asked for by the resource's name. */
  readonly holdsData?: boolean;
  /**
   * The form of its physical ids, given where the service itself is asked for it: a stack's resource
   * with such an id that the service does not know is missing.
   */
  readonly physicalId?: RegExp;
  /** AWS's word for the state, read from the live properties; absent for types that have none. */
  state?(properties: Properties): string | undefined;
  /** What someone should look at, judged by the live properties. */
  findings?(properties: Properties): Finding[];
  /** Resources of their own in CloudFormation that the service describes as parts of this one. */
  parts?(whole: LiveResource): LiveResource[];
  /** Whether AWS made it together with its VPC. */
  isAwsDefault?(properties: Properties): boolean;
  /** The page of the AWS console that shows it, or undefined where there is none. */
  consoleUrl(node: ResourceNode, region: string): string | undefined;
}

export function defineResource(module: ResourceModule): ResourceModule {
  return module;
}
