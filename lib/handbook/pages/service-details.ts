import type { HandbookBlock, HandbookSection } from '#lib/api/handbook.ts';
import { countTypes } from '#lib/diagrams/views/count-types.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { settingValues } from '#lib/resources/property-values.ts';
import { code, link, list, paragraph, section, sectionId, table } from '../document.ts';
import type { PageDefinition } from '../page.ts';
import { resourceCounts, statesText } from '../resource-counts.ts';
import { type ServiceEntry, serviceOf, services } from '../services.ts';

/** Of more resources of a type than these, the configuration of the first is shown. */
const mostConfigured = 12;

export const serviceDetails: PageDefinition = {
  id: 'service-details',
  title: 'Service details',
  summary:
    'Every kind of service that runs: what it is for here, how it is set, and how it is used.',
  sections: ({ graph }) => {
    const byService = Map.groupBy(graph.nodes, serviceOf);
    const running = services.filter((service) => byService.has(service));
    const others = byService.get(undefined) ?? [];
    return [
      section('Services', [
        table(
          ['Service', 'What runs', 'State'],
          running.map((service) => {
            const nodes = byService.get(service) ?? [];
            return [
              link(service.title, 'service-details', sectionId(service.title)),
              [countTypes(nodes)],
              [statesText(nodes)],
            ];
          }),
          'Nothing runs yet.',
        ),
      ]),
      ...running.map((service) => serviceSection(service, byService.get(service) ?? [])),
      ...(others.length > 0 ? [section('Other resources', configuration(others))] : []),
    ];
  },
};

function serviceSection(service: ServiceEntry, nodes: readonly ResourceNode[]): HandbookSection {
  return section(service.title, [
    paragraph(service.purpose),
    paragraph('Configuration, as it is:'),
    ...configuration(nodes),
    paragraph('How to use it:'),
    list(service.use),
    paragraph('Benefits:'),
    list(service.benefits),
    paragraph('Limits:'),
    list(service.limits),
  ]);
}

function configuration(nodes: readonly ResourceNode[]): HandbookBlock[] {
  return resourceCounts(nodes).flatMap(({ title, nodes: found }) => {
    const shown = found.slice(0, mostConfigured);
    const more = found.length - shown.length;
    return [
      table(['Resource', 'State', 'Setting', 'Value'], shown.flatMap(settingRows), ''),
      ...(more > 0
        ? [
            paragraph(
              `${more} more ${title} are in the `,
              ...link('configuration reference', 'configuration-reference', 'resources'),
              '.',
            ),
          ]
        : []),
    ];
  });
}

/** A resource with its settings, named in its first row only. */
function settingRows(node: ResourceNode) {
  const settings = settingValues(node);
  const [first] = settings;
  const head = [code(node.name), [node.statusText]];
  if (!first) return [[...head, ['–'], ['–']]];
  return settings.map(({ label, text }, index) => [
    ...(index === 0 ? head : [[], []]),
    [label],
    code(text),
  ]);
}
