import type { ToolStatus } from '#lib/api/tool-documents.ts';
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
  /** Something elsewhere, which opens in a tab of its own. */
  | (Shared & {
      readonly kind: 'link';
      readonly href: string;
      /** Why it cannot be opened now. */
      readonly unavailable?: string;
    })
  | (Shared & {
      readonly kind: 'action';
      readonly action: ResourceAction;
      readonly node: ResourceNode;
      /** Why it cannot be done now. */
      readonly unavailable?: string;
    });

/** Everything that the palette can do in an environment, pages first. */
export function paletteItems(
  environment: string,
  nodes: readonly ResourceNode[],
  tools: readonly ToolStatus[] = [],
  refusalOf: (action: ResourceAction) => string | undefined = () => undefined,
): PaletteItem[] {
  return [
    ...pages(environment),
    ...tools.map(linkOf),
    ...nodes.flatMap((node) => actionsOf(node, refusalOf)),
    ...resources(environment, nodes),
  ];
}

function linkOf({ id, title, state, url, reason }: ToolStatus): PaletteItem {
  const unavailable = state === 'up' && url ? undefined : (reason ?? 'It does not answer.');
  return {
    kind: 'link',
    id: `tool ${id}`,
    text: `Open ${title}`,
    hint: unavailable ?? 'Tool, in a new tab',
    href: url ?? '',
    ...(unavailable !== undefined && { unavailable }),
  };
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
    page('Cost', '/cost'),
    page('Catalog', '/catalog'),
    page('Data quality', '/quality'),
    page('Deployments', '/deployments'),
    page('History', '/history'),
    page('Configuration', '/configuration', 'Page: variables and .env files'),
    page('Handbook', '/handbook', 'Page: documentation of what runs'),
    page('Terraform and GitHub', '/connections', 'Page: workspace, runs, pull requests'),
    page('Compare with another environment', '/compare'),
    page('Settings', '/settings'),
    ...views.map(({ id, title }) => page(title, `/architecture?view=${id}`, 'View')),
    { kind: 'page', id: 'page /', text: 'All environments', hint: 'Page', href: '/' },
  ];
}

function actionsOf(
  node: ResourceNode,
  refusalOf: (action: ResourceAction) => string | undefined,
): PaletteItem[] {
  const { actions = [], title } = resourceModule(node.type);
  return actions.map((action): PaletteItem => {
    const unavailable = refusalOf(action) ?? whyUnavailable(action, node);
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
