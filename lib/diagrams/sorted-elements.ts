import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { allElements, type DiagramElement, type DiagramGroup } from './diagram.ts';
import type { Grouper } from './groupers.ts';
import { staysWith, withOwnParts } from './own-parts.ts';

/** The elements of a drawing, sorted by the groups of their resources. */
export class SortedElements {
  /** What is in each group, by its title. */
  readonly members = new Map<string, DiagramElement[]>();
  /** What is no resource, and was drawn before the first of them or after it. */
  readonly before: DiagramElement[] = [];
  readonly after: DiagramElement[] = [];
  /** Keys of elements that were drawn more than once, or by another key, to the one that is left. */
  readonly movedTo = new Map<string, string>();
  /** Keys of frames that are gone to the titles of the groups that took what was in them. */
  readonly dissolved = new Map<string, ReadonlySet<string>>();
  readonly #placed = new Set<string>();
  readonly #resources: ReadonlyMap<string, ResourceNode>;
  readonly #groupOf: Grouper;

  constructor({ nodes }: ResourceGraph, groupOf: Grouper) {
    this.#resources = new Map(nodes.map((node) => [node.id, node]));
    this.#groupOf = groupOf;
  }

  /** Sorts an element and what is in it, within the frame of a resource if `holder` names one. */
  add(element: DiagramElement, holder?: string): void {
    if (!staysWith(element, holder)) this.#place(element);
    if (element.kind === 'node') return;
    for (const child of element.children) this.add(child, element.resourceId ?? holder);
  }

  #place(element: DiagramElement): void {
    const { resourceId, part } = element;
    if (element.kind === 'group' && resourceId === undefined) {
      this.dissolved.set(element.key, this.#groupsIn(element));
      return;
    }
    const resource = this.#resources.get(resourceId ?? '');
    if (!resource) {
      (this.members.size === 0 ? this.before : this.after).push(element);
      return;
    }
    const key = part ? element.key : resource.id;
    if (key !== element.key) this.movedTo.set(element.key, key);
    if (this.#placed.has(key)) return;
    this.#placed.add(key);
    const placed = element.kind === 'group' ? withOwnParts(element) : element;
    const title = this.#groupOf(resource);
    const known = this.members.get(title);
    if (known) known.push({ ...placed, key });
    else this.members.set(title, [{ ...placed, key }]);
  }

  #groupsIn(frame: DiagramGroup): Set<string> {
    return new Set(
      allElements(frame.children).flatMap(({ resourceId }) => {
        const resource = this.#resources.get(resourceId ?? '');
        return resource ? [this.#groupOf(resource)] : [];
      }),
    );
  }
}
