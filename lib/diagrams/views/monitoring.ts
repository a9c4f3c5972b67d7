import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramElement } from '../diagram.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { monitoringFlows, monitoringTools } from './host-tools.ts';
import { hostGroup, hostNeeds, hostsOf, toolElement, toolKey } from './hosts.ts';
import { contextElement } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

const neededTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::Role',
  'AWS::SecretsManager::Secret',
]);

/** The host with the nine tools that it is set up to run. */
export const monitoringView = defineView({
  id: 'monitoring',
  title: 'Monitoring',
  section: 7,
  types: [],
  also: ({ layer, type, logicalId, name }) =>
    (layer === 'monitoring' && type === 'AWS::EC2::Instance') ||
    (/monitoring|grafana/i.test(`${logicalId} ${name}`) && neededTypes.has(type)),
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const hosts = hostsOf(index, 'monitoring');
    const needs = hostNeeds({ hosts, index, relations: graph.relations }, /grafana/i);
    const elements: DiagramElement[] = [
      ...(hosts.length > 0 ? [contextElement('operators', ['Operators'], 'aws:users')] : []),
      ...hosts.map((host) =>
        hostGroup(
          host,
          Object.values(monitoringTools).map((tool) => toolElement(host, tool)),
        ),
      ),
      ...needs.elements,
    ];
    const edges = [...hosts.flatMap(toolEdges), ...needs.edges];
    return { direction: 'right', elements, edges: drawnEdges(elements, edges) };
  },
});

function toolEdges(host: ResourceNode) {
  const opened = [
    ['grafana', '3000'],
    ['prometheus', '9090'],
    ['kibana', '5601'],
    ['jaeger', '16686'],
  ] as const;
  return [
    ...opened.map(([tool, label]) =>
      flow('context operators', toolKey(host, tool), { label, side: true }),
    ),
    ...monitoringFlows.map(([from, to, label]) =>
      flow(toolKey(host, from), toolKey(host, to), { label }),
    ),
  ];
}
