import type { ResourceGraph } from '#lib/resources/graph.ts';
import { otherNames, ownId } from '#lib/resources/node-id.ts';

interface Concerned {
  readonly environment: string;
  readonly nodes: ResourceGraph['nodes'];
}

/**
 * Whether an event of EventBridge has to do with an environment: some text in it is the environment's name,
 * begins with it as the names of its stacks and resources do, or identifies a resource of it. Text that is
 * no event has not.
 */
export function concerns(event: string, { environment, nodes }: Concerned): boolean {
  const words = new Set(textsOf(parsed(event)).flatMap(wordsOf));
  const beginnings = [environment, environment.replaceAll('-', '_')];
  for (const word of words) {
    if (word === environment) return true;
    if (beginnings.some((name) => word.startsWith(`${name}-`) || word.startsWith(`${name}_`))) {
      return true;
    }
  }
  return nodes.some((node) =>
    [node.id, ownId(node), ...otherNames(node)].some((name) => words.has(name)),
  );
}

function parsed(event: string): unknown {
  try {
    return JSON.parse(event);
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** A text and its parts: an ARN holds the name of a cluster, an address the name of a bucket. */
function wordsOf(text: string): string[] {
  return [text, ...text.split(/[\s:/?&=,"']+/)];
}
