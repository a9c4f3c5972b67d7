import type { ResourceNode } from './graph.ts';
import { ownId } from './node-id.ts';
import type { TargetMatch } from './resource-module.ts';

/** Finds the resources that a text in another's properties names. */
export class TargetIndex {
  readonly #byKey = new Map<string, ResourceNode>();
  readonly #byType: ReadonlyMap<string, readonly ResourceNode[]>;
  readonly #patterns = new Map<string, RegExp>();

  constructor(nodes: readonly ResourceNode[]) {
    this.#byType = Map.groupBy(nodes, ({ type }) => type);
    for (const node of nodes) {
      const names = [ownId(node), node.id, ...(node.arn ? [node.arn, arnResource(node.arn)] : [])];
      for (const name of names) this.#byKey.set(targetKey(node.type, name), node);
    }
  }

  find(type: string, text: string, match: TargetMatch): ResourceNode[] {
    if (match === 'arn-pattern') return this.#fitting(type, text);
    const names = match === 'arn' ? shorterAndShorter(text) : [nameIn[match](text)];
    for (const name of names) {
      const found = this.#byKey.get(targetKey(type, name));
      if (found) return [found];
    }
    return [];
  }

  #fitting(type: string, text: string): ResourceNode[] {
    if (!text.startsWith('arn:')) return [];
    const fits = this.#pattern(text);
    return (this.#byType.get(type) ?? []).filter(
      ({ id, arn = id }) => fits.test(arn) || fits.test(`${arn}:`),
    );
  }

  /** Policies repeat the same resources for each of their actions. */
  #pattern(text: string): RegExp {
    const known = this.#patterns.get(text);
    if (known) return known;
    const body = escaped(ofBucket(text)).replaceAll('*', '.*').replaceAll('?', '.');
    const pattern = new RegExp(`^${body}$`);
    this.#patterns.set(text, pattern);
    return pattern;
  }
}

const nameIn: Readonly<
  Record<Exclude<TargetMatch, 'arn' | 'arn-pattern'>, (text: string) => string>
> = {
  id: (text) => text,
  's3-uri': (text) => /^s3[an]?:\/\/([^/]+)/.exec(text)?.[1] ?? '',
  'image-uri': (text) => /^[^/]+\/([^:@]+)/.exec(text)?.[1] ?? '',
};

/** What follows the account in an ARN, as `service/cluster/name`. */
function arnResource(arn: string): string {
  return arn.split(':').slice(5).join(':');
}

/** An ARN, then what is left as parts behind colons are cut off: a secret's key, a log group's `:*`. */
function shorterAndShorter(text: string): string[] {
  const parts = text.split(':');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(':'));
}

/** An object's ARN as its bucket's; other ARNs as they are. */
function ofBucket(arn: string): string {
  return arn.replace(/^(arn:[^:]*:s3:::[^/]+)\/.*$/, '$1');
}

/** What a pattern has no meaning for: all but `*` and `?`. */
function escaped(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
}

function targetKey(type: string, id: string): string {
  return `${type} ${id}`;
}
