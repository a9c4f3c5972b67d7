import type { LayerSummary } from '#lib/api/environments.ts';
import type { HandbookBlock, HandbookSection } from '#lib/api/handbook.ts';
import { layerStateWords } from '#lib/api/layer-state-words.ts';
import { countTypes } from '#lib/diagrams/views/count-types.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { valuesAt } from '#lib/resources/property-path.ts';
import { costSection } from '../cost-section.ts';
import { code, link, list, paragraph, section, sectionId, table, timeText } from '../document.ts';
import type { HandbookFacts } from '../facts.ts';
import type { PageDefinition } from '../page.ts';
import { resourceCounts, statesText } from '../resource-counts.ts';

export const infrastructureOverview: PageDefinition = {
  id: 'infrastructure-overview',
  title: 'Infrastructure overview',
  summary: 'What the platform is, where it is, what of it runs, and what it costs.',
  sections: (facts) => [
    ...[what, where, architecture].map((write) => write(facts)),
    ...layerSections(facts),
    costSection(facts),
  ],
};

function what({ environment, graph }: HandbookFacts): HandbookSection {
  const { name, layers, createdAt, createdBy, lastDeployedAt } = environment;
  const deployed = layers.filter(({ state }) => state === 'deployed').length;
  return section('What it is', [
    paragraph(
      'A data platform on AWS: a network, a data lake with its pipeline, compute, databases, and the tools to run and watch them. Each layer is a CloudFormation stack of its own, deployed in the order of what it needs.',
    ),
    table(
      ['Fact', 'Value'],
      [
        [['Environment'], code(name)],
        [['Layers deployed'], [`${deployed} of ${layers.length}`]],
        [['Resources'], [String(graph.nodes.length)]],
        [['State of resources'], [statesText(graph.nodes) || 'Nothing exists']],
        [['Last deployed'], [lastDeployedAt === null ? 'never' : timeText(lastDeployedAt)]],
        [['Created'], [`${timeText(createdAt)} by `, ...code(createdBy)]],
      ],
      '',
    ),
  ]);
}

function where({ environment, graph }: HandbookFacts): HandbookSection {
  const { region, accountId, awsAccount, tags } = environment;
  const values = (type: string, path: string) => [
    ...new Set(
      graph.nodes
        .filter((node) => node.type === type)
        .flatMap(({ properties }) => valuesAt(properties, path).map(String)),
    ),
  ];
  const zones = values('AWS::EC2::Subnet', 'AvailabilityZone').sort();
  const ranges = values('AWS::EC2::VPC', 'CidrBlock');
  return section('Where it is', [
    table(
      ['Place', 'Value'],
      [
        [['AWS account'], code(accountId)],
        ...(awsAccount ? [[['Connection'], code(awsAccount.title)]] : []),
        [['Region'], code(region)],
        ...zones.map((zone) => [['Availability Zone'], code(zone)]),
        ...ranges.map((range) => [['Address range of the VPC'], code(range)]),
        ...Object.entries(tags).map(([key, value]) => [['Tag ', ...code(key)], code(value)]),
      ],
      '',
    ),
  ]);
}

function architecture({ environment, graph }: HandbookFacts): HandbookSection {
  const titles = new Map(environment.layers.map(({ id, title }) => [id, title]));
  return section('Architecture summary', [
    paragraph(
      'Data arrives in the raw zone of the data lake. Crawlers describe it in the catalog, jobs clean it into the processed zone and check it, and container tasks and applications read what comes of it. Everything stands in one network; hosts beside it watch it and deploy to Kubernetes. ',
      ...link('The drawings', 'architecture-diagrams', null),
      ' show it as it runs.',
    ),
    table(
      ['Layer', 'For', 'State', 'Resources', 'Needs'],
      environment.layers.map((layer) => [
        link(layer.title, 'infrastructure-overview', sectionId(layer.title)),
        [layer.purpose],
        [layerStateWords[layer.state]],
        [String(graph.nodes.filter((node) => node.layer === layer.id).length)],
        [layer.needs.map((need) => titles.get(need) ?? need).join(', ') || '–'],
      ]),
      '',
    ),
  ]);
}

function layerSections({ environment, graph }: HandbookFacts): HandbookSection[] {
  const byLayer = Map.groupBy(graph.nodes, ({ layer }) => layer ?? '');
  const known = new Set(environment.layers.map(({ id }) => id));
  const others = graph.nodes.filter(({ layer }) => layer === undefined || !known.has(layer));
  return [
    section('What runs', [paragraph(countTypes(graph.nodes))]),
    ...environment.layers.map((layer) =>
      section(layer.title, layerBlocks(layer, byLayer.get(layer.id) ?? []), 3),
    ),
    ...(others.length > 0 ? [section('Of no layer', [typeTable(others)], 3)] : []),
  ];
}

function layerBlocks(layer: LayerSummary, nodes: readonly ResourceNode[]): HandbookBlock[] {
  return [
    paragraph(`${layer.purpose}.`),
    ...(nodes.length > 0 ? [typeTable(nodes)] : [list([`It is ${layerStateWords[layer.state]}.`])]),
  ];
}

function typeTable(nodes: readonly ResourceNode[]): HandbookBlock {
  return table(
    ['What', 'How many', 'State'],
    resourceCounts(nodes).map(({ title, nodes: found }) => [
      [title],
      [String(found.length)],
      [statesText(found)],
    ]),
    '',
  );
}
