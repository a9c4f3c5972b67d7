import type { ResourceNode } from '#lib/resources/graph.ts';
import type { ParameterFeed } from '#lib/variables/parameter-feed.ts';
import { parameterFeeds } from '#lib/variables/parameter-feeds.generated.ts';
import type { DiagramEdge, DiagramElement } from '../diagram.ts';
import type { View } from '../view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { layerTitle, layerTitles } from './layer-titles.ts';
import { area, contextElement, countedElement } from './resource-elements.ts';

/** Which variable feeds which layer and resource, from the file that documents them on. */
export const configurationView: View = {
  id: 'configuration',
  title: 'Configuration',
  section: 13,
  grid: 'in-frames',
  selects: (resource) => feedsOf(resource).length > 0,
  describe: ({ nodes }) => {
    const fed = nodes.filter((node) => feedsOf(node).length > 0);
    const names = new Set(fed.flatMap((node) => feedsOf(node).map(({ name }) => name)));
    return `${names.size} variables that feed ${fed.length} resources.`;
  },
  draw: ({ nodes }) => {
    const layers = layersOf(nodes);
    const elements: DiagramElement[] = [
      ...(layers.length > 0 ? files : []),
      ...area('variables', 'waiting', 'Variables and what they feed', [
        ...(layers.length > 0 ? [place] : []),
        ...layers.flatMap(layerElements),
      ]),
    ];
    const edges = [
      flow('context env.template', 'context .env', { label: 'filled in' }),
      flow('context .env', 'context loader', { label: 'read' }),
      flow('context loader', 'variables', { label: 'validated' }),
      ...layers.flatMap(layerEdges),
      ...inRows(layers),
    ];
    return { direction: 'right', elements, edges: drawnEdges(elements, edges) };
  },
};

/** Variables that are named before the others of their layer (reference architecture, section 13). */
const principal: ReadonlySet<string> = new Set([
  'VPC_CIDR',
  'AVAILABILITY_ZONES',
  'PUBLIC_SUBNET_CIDRS',
  'PRIVATE_SUBNET_CIDRS',
  'NAT_GATEWAYS',
  'OPERATOR_CIDRS',
  'BASTION_INSTANCE_TYPE',
  'KUBERNETES_INSTANCE_TYPE',
  'MONITORING_INSTANCE_TYPE',
  'MYSQL_INSTANCE_CLASS',
  'REDIS_NODE_TYPE',
]);

/** A variable that feeds more than these feeds the whole frame: nobody follows that many arrows. */
const mostArrows = 4;

/** Variables of a layer that are named at least. */
const leastNamed = 2;

/** Layers above each other; a page is wider than high. */
const rows = 5;

const files = [
  contextElement(
    'env.template',
    ['env.template', 'documented,', 'safe to commit'],
    'aws:documents',
  ),
  contextElement('.env', ['.env', 'actual values,', 'not committed'], 'aws:documents'),
  contextElement('loader', ['Loader', 'validates,', 'tells errors,', 'verifies']),
];

const place = contextElement(
  'place',
  ['ENVIRONMENT', 'AWS_DEFAULT_REGION', 'feed every layer'],
  'aws:folder',
);

const feedsByPlace = feedsByResource();

/** The variables of each resource, by its layer and logical id. */
function feedsByResource(): ReadonlyMap<string, readonly ParameterFeed[]> {
  const found = new Map<string, ParameterFeed[]>();
  for (const feed of parameterFeeds) {
    for (const id of feed.resources) {
      const key = `${feed.layer}/${id}`;
      found.set(key, [...(found.get(key) ?? []), feed]);
    }
  }
  return found;
}

function feedsOf({ layer, logicalId }: ResourceNode): readonly ParameterFeed[] {
  return feedsByPlace.get(`${layer}/${logicalId}`) ?? [];
}

/** A layer of which some resources are fed by variables. */
interface FedLayer {
  readonly title: string;
  /** Keys of what its variables are, and of what they feed. */
  readonly source: string;
  readonly target: string;
  readonly resources: readonly ResourceNode[];
  readonly feeds: readonly ParameterFeed[];
}

/** In the order of the architecture, each with its variables in that of their layer, the principal first. */
function layersOf(nodes: readonly ResourceNode[]): FedLayer[] {
  const fed = nodes.filter((node) => feedsOf(node).length > 0);
  return [...Map.groupBy(fed, ({ layer = '' }) => layer)]
    .map(([layer, resources]) => {
      const known = new Set(resources.flatMap(feedsOf));
      const feeds = parameterFeeds
        .filter((feed) => known.has(feed))
        .toSorted((a, b) => Number(principal.has(b.name)) - Number(principal.has(a.name)));
      const [first, second] = resources;
      return {
        title: layerTitle({ layer }),
        source: `variables ${layer}`,
        target: first && !second ? first.id : `fed ${layer}`,
        resources,
        feeds,
      };
    })
    .sort((one, other) => layerTitles.indexOf(one.title) - layerTitles.indexOf(other.title));
}

function layerElements(layer: FedLayer): DiagramElement[] {
  const { title, source, target, resources, feeds } = layer;
  const named = feeds
    .filter(({ name }) => principal.has(name))
    .flatMap((feed) => {
      const fed = resourcesFedBy(feed, layer);
      return fed.length === 1 ? fed : [];
    });
  const variables = feeds.map((feed) => ({
    ...contextElement(feed.name, [feed.name, feed.title], 'aws:folder'),
    rollUpAs: 'variables',
  }));
  return [
    ...area(source, 'waiting', `Variables of ${title}`, variables).map((frame) => ({
      ...frame,
      icon: 'aws:folder' as const,
      summary: namesOf(feeds),
    })),
    countedElement(target, title, resources, named),
  ];
}

/** The principal variables, or else the first ones, and how many others there are. */
function namesOf(feeds: readonly ParameterFeed[]): string[] {
  const named = Math.max(feeds.filter(({ name }) => principal.has(name)).length, leastNamed);
  const others = feeds.length - named;
  return [
    ...feeds.slice(0, named).map(({ name }) => name),
    ...(others > 0 ? [`${others} other${others === 1 ? '' : 's'}`] : []),
  ];
}

function resourcesFedBy(feed: ParameterFeed, { resources }: FedLayer): ResourceNode[] {
  return resources.filter((resource) => feedsOf(resource).includes(feed));
}

function layerEdges(layer: FedLayer): DiagramEdge[] {
  const { target, feeds } = layer;
  return feeds.flatMap((feed) => {
    const fed = resourcesFedBy(feed, layer);
    const ends = fed.length > mostArrows ? [target] : fed.map(({ id }) => id);
    return ends.map((end) => flow(`context ${feed.name}`, end));
  });
}

/** Layers in columns, after what feeds every layer. */
function inRows(layers: readonly FedLayer[]): DiagramEdge[] {
  const cells = [{ source: place.key, target: place.key }, ...layers];
  return cells.slice(rows).flatMap(({ source }, index) => {
    const before = cells[index];
    return before ? [{ from: before.target, to: source, look: 'order' as const }] : [];
  });
}
