import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { valuesAt } from '#lib/resources/property-path.ts';

/** The resources of a graph by type, and by whatever AWS calls them. */
export class ResourceIndex {
  readonly nodes: readonly ResourceNode[];
  readonly #byType: ReadonlyMap<string, ResourceNode[]>;

  constructor({ nodes }: Pick<ResourceGraph, 'nodes'>) {
    this.nodes = nodes;
    this.#byType = Map.groupBy(nodes, ({ type }) => type);
  }

  /** All resources of a CloudFormation type, such as `Glue::Job`. */
  of(type: string): readonly ResourceNode[] {
    return this.#byType.get(`AWS::${type}`) ?? [];
  }

  /** The resource of a type that goes by an id, an ARN or a name. */
  find(type: string, reference: unknown): ResourceNode | undefined {
    if (typeof reference !== 'string' || reference === '') return undefined;
    return this.of(type).find((node) => isCalled(node, reference));
  }

  /** The resources of a type that a property of another names. */
  named(type: string, { properties }: ResourceNode, path: string): ResourceNode[] {
    const found = valuesAt(properties, path).flatMap((value) => this.find(type, value) ?? []);
    return [...new Set(found)];
  }
}

/** An ARN ends in the name or id, after a slash or a colon; a stack's resource may go by either. */
function isCalled({ id, arn, properties }: ResourceNode, reference: string): boolean {
  if (id === reference || arn === reference || properties.Name === reference) return true;
  if (reference.endsWith(`/${id}`) || reference.endsWith(`:${id}`)) return true;
  return id.endsWith(`/${reference}`) || id.endsWith(`:${reference}`);
}
