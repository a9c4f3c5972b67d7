import { type Narrowing, nothingNarrowed } from '#lib/diagrams/narrow-graph.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

export interface FilterToken {
  readonly propertyKey?: string | undefined;
  readonly operator: string;
  readonly value: string;
}

export interface FilterOption {
  readonly propertyKey: string;
  readonly value: string;
  readonly label: string;
}

const lists = { layer: 'layers', type: 'types', tag: 'tags' } as const;

/** More tags than these are not offered; they can be typed all the same. */
const mostTags = 100;

/** A narrowing as the tokens of a property filter; words of text are tokens of their own. */
export function tokensOf(narrowing: Narrowing): FilterToken[] {
  const listed = Object.entries(lists).flatMap(([propertyKey, list]) =>
    narrowing[list].map((value) => ({ propertyKey, operator: '=', value })),
  );
  const words = narrowing.text.split(/\s+/).filter(Boolean);
  return [...listed, ...words.map((value) => ({ operator: ':', value }))];
}

/** The narrowing that tokens stand for; the focus stays as it was. */
export function narrowingOf(
  tokens: ReadonlyArray<{ propertyKey?: string | undefined; value?: unknown }>,
  { focus, steps }: Narrowing,
): Narrowing {
  const of = (key: string | undefined) => [
    ...new Set(
      tokens.flatMap(({ propertyKey, value }) =>
        propertyKey === key && typeof value === 'string' && value !== '' ? [value] : [],
      ),
    ),
  ];
  return {
    ...nothingNarrowed,
    layers: of('layer'),
    types: of('type'),
    tags: of('tag'),
    text: of(undefined).join(' '),
    ...(focus !== undefined && { focus }),
    steps,
  };
}

/** What the resources can be narrowed by: their layers, types and tags. */
export function narrowingOptions(nodes: readonly ResourceNode[]): FilterOption[] {
  const layers = new Set(nodes.flatMap(({ layer }) => layer ?? []));
  const types = new Set(nodes.map(({ type }) => type));
  const tags = new Set(
    nodes.flatMap((node) => Object.entries(node.tags).map(([key, value]) => `${key}=${value}`)),
  );
  return [
    ...[...layers].sort().map((value) => ({ propertyKey: 'layer', value, label: value })),
    ...[...types]
      .map((value) => ({ propertyKey: 'type', value, label: resourceModule(value).title }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    ...[...tags]
      .sort()
      .slice(0, mostTags)
      .map((value) => ({ propertyKey: 'tag', value, label: value })),
  ];
}
