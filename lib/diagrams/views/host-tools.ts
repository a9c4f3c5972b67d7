import type { IconName } from '#lib/resources/icons.ts';

/** A tool that a host is set up to run. It is no AWS resource; whether it runs is not known here. */
export interface HostTool {
  readonly id: string;
  readonly lines: readonly string[];
  readonly icon: IconName;
  /** Too large for hosts of this type, where it is not started. */
  readonly notOn?: string;
}

/** The nine tools of monitoring (reference architecture, section 7). */
export const monitoringTools = {
  'node-exporter': {
    id: 'node-exporter',
    lines: ['Node exporter', 'port 9100', 'system metrics'],
    icon: 'logos:prometheus',
  },
  cadvisor: {
    id: 'cadvisor',
    lines: ['cAdvisor', 'port 8080', 'container metrics'],
    icon: 'aws:container',
  },
  pushgateway: {
    id: 'pushgateway',
    lines: ['Pushgateway', 'port 9091', 'custom and batch-job metrics'],
    icon: 'logos:prometheus',
  },
  prometheus: {
    id: 'prometheus',
    lines: ['Prometheus', 'port 9090', 'metrics, rules, alerts'],
    icon: 'logos:prometheus',
  },
  grafana: {
    id: 'grafana',
    lines: ['Grafana', 'port 3000', 'dashboards, alerting'],
    icon: 'logos:grafana',
  },
  logstash: {
    id: 'logstash',
    lines: ['Logstash', 'port 5044', 'parses, filters, forwards logs'],
    icon: 'logos:logstash',
    notOn: 't3.small',
  },
  elasticsearch: {
    id: 'elasticsearch',
    lines: ['Elasticsearch', 'port 9200', 'log storage, search, indexing'],
    icon: 'logos:elasticsearch',
    notOn: 't3.small',
  },
  kibana: {
    id: 'kibana',
    lines: ['Kibana', 'port 5601', 'log visualisation, search'],
    icon: 'logos:kibana',
    notOn: 't3.small',
  },
  jaeger: {
    id: 'jaeger',
    lines: ['Jaeger', 'port 16686', 'distributed tracing'],
    icon: 'aws:traces',
  },
} as const satisfies Record<string, HostTool>;

export type MonitoringTool = keyof typeof monitoringTools;

/** Where measurements and logs go among the tools (reference architecture, section 12). */
export const monitoringFlows: ReadonlyArray<
  readonly [from: MonitoringTool, to: MonitoringTool, label: string]
> = [
  ['node-exporter', 'prometheus', 'scraped'],
  ['cadvisor', 'prometheus', 'scraped'],
  ['pushgateway', 'prometheus', 'scraped'],
  ['prometheus', 'grafana', 'queries'],
  ['logstash', 'elasticsearch', 'indexes'],
  ['elasticsearch', 'kibana', 'searches'],
];

/** Docker and the parts of Minikube and ArgoCD (reference architecture, section 6). */
export const kubernetesTools = {
  docker: {
    id: 'docker',
    lines: ['Docker', 'engine, image storage, networking'],
    icon: 'logos:docker',
  },
  'api-server': { id: 'api-server', lines: ['API server', 'port 8443'], icon: 'logos:kubernetes' },
  scheduler: { id: 'scheduler', lines: ['Scheduler'], icon: 'logos:kubernetes' },
  controller: { id: 'controller', lines: ['Controller'], icon: 'logos:kubernetes' },
  etcd: { id: 'etcd', lines: ['etcd'], icon: 'logos:etcd' },
  argocd: {
    id: 'argocd',
    lines: ['ArgoCD', 'NodePort 30080', 'web UI, CLI access, admin panel'],
    icon: 'logos:argo',
  },
  gitops: {
    id: 'gitops',
    lines: ['GitOps', 'Git integration', 'declarative deployments'],
    icon: 'logos:git',
  },
} as const satisfies Record<string, HostTool>;
