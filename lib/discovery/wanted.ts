import type { StackResource } from '#lib/aws/stacks.ts';
import type { TaggedResource } from '#lib/aws/tagging.ts';
import { resourceModule, resourceModuleOfArn } from '#lib/resources/registry.ts';
import { isGoneFromStack } from '#lib/resources/stack-status.ts';
import { parseArn } from './arn.ts';

/** What the services are asked about: what the environment's stacks and tags name. */
export class Wanted {
  /** When the discovery began. */
  readonly now: Date;
  /** The account that the environment lies in. */
  readonly accountId: string;
  readonly #byType = new Map<string, Set<string>>();

  constructor(
    now: Date,
    accountId: string,
    resources: readonly StackResource[],
    tagged: readonly TaggedResource[],
  ) {
    this.now = now;
    this.accountId = accountId;
    const named = resources.filter(({ status }) => !isGoneFromStack(status));
    for (const { type, physicalId } of named) this.#add(type, physicalId);
    for (const { arn } of tagged) {
      const parsed = parseArn(arn);
      const module = parsed && resourceModuleOfArn(`${parsed.service}:${parsed.resourceType}`);
      this.#add(module?.type, parsed?.id);
      this.#add(module?.type, arn);
    }
  }

  /** Ids of one type, in the form that its service gives them. */
  ids(type: string): readonly string[] {
    return [...(this.#byType.get(type) ?? [])];
  }

  #add(type: string | undefined, id: string | undefined): void {
    if (type === undefined || id === undefined) return;
    if (!resourceModule(type).physicalId?.test(id)) return;
    this.#byType.set(type, (this.#byType.get(type) ?? new Set()).add(id));
  }
}
