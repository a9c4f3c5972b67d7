import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramElement } from '../diagram.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { flowFromAll } from './frame-edges.ts';
import { type HostTool, monitoringFlows, monitoringTools } from './host-tools.ts';
import { hostGroup, hostsOf, toolElement, toolKey } from './hosts.ts';
import { area, contextElement, detailedElement } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

/** How measurements and logs get from what is measured to who looks at them. */
export const monitoringFlowView = defineView({
  id: 'monitoring-flow',
  title: 'Monitoring flow',
  section: 12,
  types: ['EC2::Instance', 'ECS::Service', 'ECS::Task'],
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const hosts = hostsOf(index, 'monitoring');
    const isHost = new Set(hosts);
    const services = index.of('ECS::Service');
    const instances = index.of('EC2::Instance').filter((node) => !isHost.has(node));
    const elements: DiagramElement[] = [
      ...(hosts.length > 0 ? sources : []),
      ...area('containers', 'ecs-cluster', 'Containers', services.map(detailedElement)),
      ...area('systems', 'host', 'System resources', instances.map(detailedElement)),
      ...hosts.map((host) =>
        hostGroup(
          host,
          flowTools.map((tool) => toolElement(host, tool)),
        ),
      ),
      ...(hosts.length > 0 ? [readers] : []),
    ];
    const scrapers = hosts.map((host) => toolKey(host, 'prometheus'));
    const edges = [
      ...flowFromAll({ frame: 'systems', nodes: instances }, scrapers, 'scraped'),
      ...flowFromAll({ frame: 'containers', nodes: services }, scrapers, 'resource usage'),
      ...hosts.flatMap(toolEdges),
    ];
    return { direction: 'right', elements, edges: drawnEdges(elements, edges) };
  },
});

const sources = [
  contextElement('applications', ['Applications', 'custom, business, performance metrics']),
  contextElement('logs', ['Logs', 'of applications and systems'], 'aws:logs'),
];

const readers = contextElement(
  'readers',
  ['Operators', 'dashboards, alerts, Discover'],
  'aws:users',
);

/** The same tools, told by what they do with what passes through. */
const flowTools: readonly HostTool[] = [
  monitoringTools['node-exporter'],
  monitoringTools.cadvisor,
  monitoringTools.pushgateway,
  {
    ...monitoringTools.prometheus,
    lines: ['Prometheus', 'scrape targets, rules, alerts', 'time series, retention, queries'],
  },
  {
    ...monitoringTools.grafana,
    lines: [
      'Grafana',
      'visualisations, panels, variables',
      'alert rules, notifications, escalation',
    ],
  },
  { ...monitoringTools.logstash, lines: ['Logstash', 'parsing, filtering, forwarding'] },
  { ...monitoringTools.elasticsearch, lines: ['Elasticsearch', 'indexing, search, aggregations'] },
  {
    ...monitoringTools.kibana,
    lines: ['Kibana', 'dashboards, searches, filters', 'alerts, Discover'],
  },
];

function toolEdges(host: ResourceNode) {
  return [
    flow('context applications', toolKey(host, 'pushgateway'), { label: 'pushed' }),
    flow('context applications', toolKey(host, 'prometheus'), { label: 'scraped' }),
    flow('context logs', toolKey(host, 'logstash'), { label: 'beats' }),
    ...monitoringFlows.map(([from, to, label]) =>
      flow(toolKey(host, from), toolKey(host, to), { label }),
    ),
    flow(toolKey(host, 'grafana'), 'context readers'),
    flow(toolKey(host, 'kibana'), 'context readers'),
  ];
}
