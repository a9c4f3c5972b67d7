import { rankedCosts } from '#lib/cost/node-costs.ts';
import { renderAscii } from '#lib/diagrams/ascii/render-ascii.ts';
import { prepareView } from '#lib/diagrams/draw-view.ts';
import { renderPortableFlowchart } from '#lib/diagrams/mermaid/portable-flowchart.ts';
import { countTypes } from '#lib/diagrams/views/count-types.ts';
import { views } from '#lib/diagrams/views.ts';
import { paragraph, section } from '../document.ts';
import type { PageDefinition } from '../page.ts';

/** What each view shows; one that is not in here is told by its title. */
const shows: Readonly<Record<string, string>> = {
  network:
    'The network from the internet inwards: zones, public and private subnets, the ways out of them, and what runs in which.',
  'security-groups': 'Who may connect to what on which ports, from the internet to the databases.',
  'data-lake': 'The zones of the data lake, the crawlers that read them, and the tables they make.',
  etl: 'The order of crawlers and jobs in the workflow, and which data they read and write.',
  compute: 'Cluster, service and tasks, the images they run, and the capacity they run on.',
  kubernetes: 'The Kubernetes host with what runs on it, and how it is reached.',
  monitoring: 'The monitoring host with its tools and their ports.',
  access: 'Who acts as which role, which secrets the roles read, and what those open.',
  'data-flow':
    'The way of data from its sources through lake, pipeline and tasks to those who use it.',
  cost: 'What costs something, with its estimate for a month, the dearest first named.',
  deployment: 'The way from the repository to the resources, by which everything here is deployed.',
  'monitoring-flow':
    'The way of metrics, logs and traces from where they arise to where they are read.',
  configuration:
    'The way of variables from template and file to the layers and resources they feed.',
  everything: 'Everything that there is, by the layer that it belongs to.',
};

export const architectureDiagrams: PageDefinition = {
  id: 'architecture-diagrams',
  title: 'Architecture diagrams',
  summary: 'Every view of the platform as it runs, drawn in ASCII and as Mermaid.',
  sections: ({ environment, graph, costs: told, delivery }) => {
    const costs = told && rankedCosts(told.resources);
    return views.values().map((view) => {
      const { diagram, listed, rolledUp, edgesLeftOut } = prepareView(view, graph, {
        environment: environment.name,
        delivery,
        costs,
      });
      const drawn = { ...diagram, description: countTypes(listed) };
      const words = paragraph(`${shows[view.id] ?? view.title} ${countTypes(listed)}`);
      if (listed.length === 0) return section(view.title, [words]);
      return section(view.title, [
        words,
        ...(rolledUp.length > 0 || edgesLeftOut > 0
          ? [paragraph('What is alike stands together, with how much there is of it.')]
          : []),
        {
          kind: 'diagram',
          view: view.id,
          title: diagram.title,
          ascii: renderAscii(diagram),
          mermaid: renderPortableFlowchart(drawn),
        },
      ]);
    });
  },
};
