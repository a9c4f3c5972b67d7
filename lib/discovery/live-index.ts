import type { LiveResource } from '#lib/resources/live-resource.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** Live resources and their parts, found by type and any of their ids, and claimed by stacks. */
export class LiveIndex {
  readonly #byKey = new Map<string, LiveResource>();
  readonly #names = new Set<string>();
  readonly #all = new Set<LiveResource>();
  readonly #claimed = new Set<LiveResource>();

  constructor(resources: readonly LiveResource[]) {
    for (const whole of resources) {
      this.#add(whole);
      for (const part of resourceModule(whole.type).parts?.(whole) ?? []) this.#add(part);
    }
  }

  has(type: string, id: string): boolean {
    return this.#byKey.has(key(type, id));
  }

  /** Whether a service has named this ARN, be it as an id or beside one. */
  hasArn(arn: string): boolean {
    return this.#names.has(arn);
  }

  /** The live resource behind a stack's physical id, which thereby belongs to that stack. */
  claim(type: string, physicalId: string | undefined): LiveResource | undefined {
    if (physicalId === undefined) return undefined;
    const found = this.#byKey.get(key(type, physicalId));
    if (found) this.#claimed.add(found);
    return found;
  }

  unclaimed(): LiveResource[] {
    return [...this.#all].filter((resource) => !this.#claimed.has(resource));
  }

  #add(resource: LiveResource): void {
    if (this.has(resource.type, resource.id)) return;
    this.#all.add(resource);
    for (const id of [resource.id, ...resource.aliases]) {
      this.#byKey.set(key(resource.type, id), resource);
      this.#names.add(id);
    }
  }
}

function key(type: string, id: string): string {
  return `${type} ${id}`;
}
