import type { ConfigurationVariable } from '#lib/api/configuration.ts';
import type { HandbookSection } from '#lib/api/handbook.ts';
import { findingsOf } from '#lib/resources/finding.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { resourceVersions } from '#lib/resources/resource-versions.ts';
import { originWords } from '#lib/variables/origin-words.ts';
import { code, list, paragraph, section, table, timeText } from '../document.ts';
import type { HandbookFacts } from '../facts.ts';
import type { PageDefinition } from '../page.ts';
import { practiceResults } from '../practices.ts';

export const configurationReference: PageDefinition = {
  id: 'configuration-reference',
  title: 'Configuration reference',
  summary:
    'Files, variables, outputs and resources, the practices that are followed, and findings.',
  sections: (facts) => [
    files(facts),
    ...variables(facts),
    ...outputs(facts),
    ...resources(facts),
    versions(facts),
    practices(facts),
    findings(facts),
  ],
};

function files({ environment }: HandbookFacts): HandbookSection {
  const { name, layers } = environment;
  return section('Files', [
    paragraph('What the platform is made of, as it is downloaded and kept in a repository:'),
    table(
      ['File', 'What it is', 'Commit it'],
      [
        [code('env.template'), ['Every variable with its description and an example'], ['yes']],
        [code(`${name}.env`), ['The values that are set, without secrets'], ['no']],
        [code('load-env.sh'), ['Checks a .env file and exports it to a shell'], ['yes']],
        [code(`${name}/deploy.sh`), ['Deploys all layers with the AWS CLI'], ['yes']],
        ...layers.map(({ id, title, stackName }) => [
          code(`${name}/templates/${id}.yaml`),
          [`Template of the layer ${title}, stack `, ...code(stackName)],
          ['yes'],
        ]),
      ],
      '',
    ),
  ]);
}

function variables({ environment, configuration }: HandbookFacts): HandbookSection[] {
  const byLayer = Map.groupBy(configuration.variables, ({ layer }) => layer as string);
  return [
    section('Variables', [
      paragraph(
        'Every parameter of every layer is a variable. Each has its value and where that comes from.',
      ),
    ]),
    ...environment.layers.flatMap(({ id, title }) => {
      const own = byLayer.get(id) ?? [];
      if (own.length === 0) return [];
      return [
        section(
          `Variables of ${title}`,
          [table(['Variable', 'What', 'Value', 'Origin'], own.map(variableRow), '')],
          3,
        ),
      ];
    }),
    section(
      'Secret variables',
      [
        table(
          ['Variable', 'What'],
          configuration.secrets.map(({ name, description }) => [code(name), [description]]),
          'There are none.',
        ),
        paragraph('Their values are in Secrets Manager only, and in no file, page or database.'),
      ],
      3,
    ),
  ];
}

function variableRow({ name, title, value, origin }: ConfigurationVariable) {
  const { by, at } = origin;
  return [
    code(name),
    [title],
    code(value),
    [
      originWords(origin),
      ...(by === null ? [] : [', ', ...code(by)]),
      ...(at === null ? [] : [`, ${timeText(at)}`]),
    ],
  ];
}

function outputs({ environment }: HandbookFacts): HandbookSection[] {
  const rows = environment.layers.flatMap(({ title, outputs: own }) =>
    Object.entries(own).map(([name, value]) => [[title], code(name), code(value)]),
  );
  return [
    section('Outputs', [
      paragraph('What layers tell one another, and whoever builds on them.'),
      table(['Layer', 'Output', 'Value'], rows, 'Nothing is deployed, so nothing is told.'),
    ]),
  ];
}

function resources({ environment, graph }: HandbookFacts): HandbookSection[] {
  const titles = new Map(environment.layers.map(({ id, title }) => [id, title]));
  const byLayer = Map.groupBy(graph.nodes, ({ layer = '' }) => titles.get(layer) ?? 'Of no layer');
  const order = [...titles.values(), 'Of no layer'];
  return [
    section('Resources', [paragraph(`${graph.nodes.length} resources, by layer.`)]),
    ...order.flatMap((title) => {
      const nodes = byLayer.get(title);
      if (!nodes) return [];
      const rows = nodes.map(({ type, name, id, logicalId, statusText }) => [
        [resourceModule(type).title],
        code(name),
        code(id),
        logicalId === undefined ? ['–'] : code(logicalId),
        [statusText],
      ]);
      return [
        section(
          title === 'Of no layer' ? 'Resources of no layer' : `Resources of ${title}`,
          [table(['What', 'Name', 'Id', 'In the template', 'State'], rows, '')],
          3,
        ),
      ];
    }),
  ];
}

function versions({ graph }: HandbookFacts): HandbookSection {
  const rows = graph.nodes.flatMap((node) => {
    const version = resourceVersions(node);
    return version ? [[code(node.name), [version.what], code(version.text)]] : [];
  });
  return section('Versions', [
    table(['Resource', 'Of', 'Version'], rows, 'No resource tells of a version.'),
  ]);
}

function practices({ graph }: HandbookFacts): HandbookSection {
  const rows = practiceResults(graph.nodes).map(({ title, why, followed, against, unknown }) => {
    const names = against.slice(0, 5).flatMap(({ name }) => [', ', ...code(name)]);
    return [
      [title],
      [why],
      [`${followed} of ${followed + against.length}${unknown > 0 ? `, ${unknown} unknown` : ''}`],
      against.length === 0
        ? ['–']
        : [...names.slice(1), ...(against.length > 5 ? [` and ${against.length - 5} more`] : [])],
    ];
  });
  return section('Practices', [
    table(
      ['Practice', 'Why', 'Followed by', 'Not by'],
      rows,
      'Nothing runs that could follow any.',
    ),
  ]);
}

function findings({ graph }: HandbookFacts): HandbookSection {
  const found = findingsOf(graph.nodes);
  if (found.length === 0) return section('Findings', [list(['Nothing was found.'])]);
  const rows = ['high', 'medium'].flatMap((severity) =>
    found
      .filter((finding) => finding.severity === severity)
      .map(({ title, detail, resource }) => [[severity], [title], code(resource.name), [detail]]),
  );
  return section('Findings', [table(['Severity', 'Finding', 'Resource', 'What to do'], rows, '')]);
}
