import { views } from '#lib/diagrams/views.ts';
import { type ResourceAction, whyUnavailable } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

interface Shared {
  /** Unique among all. */
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
}

export type PaletteItem =
  | (Shared & { readonly kind: 'page'; readonly href: string })
  | (Shared & {
      readonly kind: 'action';
      readonly action: ResourceAction;
      readonly node: ResourceNode;
      /** Why it cannot be done now. */
      readonly unavailable?: string;
    });

/** Everything that the palette can do in an environment, pages first. */
export function paletteItems(environment: string, nodes: readonly ResourceNode[]): PaletteItem[] {
  return [...pages(environment), ...nodes.flatMap(actionsOf), ...resources(environment, nodes)];
}

function pages(environment: string): PaletteItem[] {
  const base = `/environments/${environment}`;
  const page = (text: string, path: string, hint = 'Page'): PaletteItem => ({
    kind: 'page',
    id: `page ${path}`,
    text,
    hint,
    href: `${base}${path}`,
  });
  return [
    page('Overview', ''),
    page('Operations', '/operations'),
    page('Deployments', '/deployments'),
    page('History', '/history'),
    page('Settings', '/settings'),
    ...views.map(({ id, title }) => page(title, `/architecture?view=${id}`, 'View')),
    { kind: 'page', id: 'page /', text: 'All environments', hint: 'Page', href: '/' },
  ];
}

function actionsOf(node: ResourceNode): PaletteItem[] {
  const { actions = [], title } = resourceModule(node.type);
  return actions.map((action): PaletteItem => {
    const unavailable = whyUnavailable(action, node);
    return {
      kind: 'action',
      id: `action ${node.id} ${action.id}`,
      text: `${action.title} ${node.name}`,
      hint: unavailable ?? title,
      action,
      node,
      ...(unavailable !== undefined && { unavailable }),
    };
  });
}

function resources(environment: string, nodes: readonly ResourceNode[]): PaletteItem[] {
  return nodes.map((node) => {
    const view = views.find(({ selects }) => selects(node))?.id ?? 'everything';
    const query = new URLSearchParams({ view, resource: node.id });
    return {
      kind: 'page',
      id: `resource ${node.id}`,
      text: node.name,
      hint: resourceModule(node.type).title,
      href: `/environments/${environment}/architecture?${query}`,
    };
  });
}
