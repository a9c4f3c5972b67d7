import type { Properties } from './resource-module.ts';

/** A resource as its own service describes it now. */
export interface LiveResource {
  readonly type: string;
  readonly id: string;
  /** Other identifiers that CloudFormation or the tagging API may call it by. */
  readonly aliases: readonly string[];
  /** The service's answer as JSON, with AWS's names, without the tags. */
  readonly properties: Properties;
  readonly tags: Readonly<Record<string, string>>;
  /** Its service has more to tell, and was not asked for it yet. */
  readonly isUnread?: boolean;
  /** Which source of the graph told of it. */
  readonly source?: string;
}
