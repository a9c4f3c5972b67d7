import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { valuesAt } from '#lib/resources/property-path.ts';

/** The resources of a graph by type, and by whatever AWS calls them. */
export class ResourceIndex {
  readonly nodes: readonly ResourceNode[];
  readonly #byType: ReadonlyMap<string, ResourceNode[]>;
  #byId: ReadonlyMap<string, ResourceNode> | undefined;
  readonly #byName = new Map<string, ReadonlyMap<string, ResourceNode>>();

  constructor({ nodes }: Pick<ResourceGraph, 'nodes'>) {
    this.nodes = nodes;
    this.#byType = Map.groupBy(nodes, ({ type }) => type);
  }

  /** All resources of a CloudFormation type, such as `Glue::Job`. */
  of(type: string): readonly ResourceNode[] {
    return this.#byType.get(`AWS::${type}`) ?? [];
  }

  /** Whether the resource of an id is of a type. */
  has(type: string, id: string): boolean {
    this.#byId ??= new Map(this.nodes.map((node) => [node.id, node]));
    return this.#byId.get(id)?.type === `AWS::${type}`;
  }

  /** The resource of a type that goes by an id, an ARN or a name. */
  find(type: string, reference: unknown): ResourceNode | undefined {
    if (typeof reference !== 'string' || reference === '') return undefined;
    const named = this.#names(type);
    const whole = named.get(reference);
    if (whole) return whole;
    for (const name of endings(reference)) {
      const found = named.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** What resources of a type are called, made when it is first asked for. */
  #names(type: string): ReadonlyMap<string, ResourceNode> {
    const known = this.#byName.get(type);
    if (known) return known;
    const named = new Map<string, ResourceNode>();
    for (const node of this.of(type)) {
      for (const name of namesOf(node)) if (!named.has(name)) named.set(name, node);
    }
    this.#byName.set(type, named);
    return named;
  }

  /** The resources of a type that a property of another names. */
  named(type: string, { properties }: ResourceNode, path: string): ResourceNode[] {
    const found: ResourceNode[] = [];
    for (const value of valuesAt(properties, path)) {
      const resource = this.find(type, value);
      if (resource && !found.includes(resource)) found.push(resource);
    }
    return found;
  }
}

/** A stack's resource may go by its name, its id, its ARN, or the end of either. */
function namesOf({ id, arn, properties }: ResourceNode): string[] {
  const { Name } = properties;
  return [id, ...(arn ? [arn] : []), ...(typeof Name === 'string' ? [Name] : []), ...endings(id)];
}

/** An ARN ends in the name or id, after a slash or a colon. */
function endings(text: string): string[] {
  return [...text.matchAll(/[/:]/g)].map(({ index }) => text.slice(index + 1));
}
