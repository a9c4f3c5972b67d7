import type { Value } from '../builder/value.ts';

/** TCP ports that a group accepts, and what listens there. */
export interface Ports {
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

function port(number: number, title: string): Ports {
  return { from: number, to: number, title };
}

export const sshPort = port(22, 'SSH');

/** Ports of each group (reference architecture, "Security groups"). */
export const groupPorts = {
  web: [port(80, 'HTTP'), port(443, 'HTTPS')],
  app: [
    port(8080, 'Application'),
    port(3000, 'Application front end'),
    port(5000, 'Application API'),
  ],
  database: [port(3306, 'MySQL'), port(5432, 'PostgreSQL'), port(6379, 'Redis')],
  kubernetes: [
    port(8443, 'Kubernetes API'),
    { from: 30000, to: 32767, title: 'Kubernetes node ports' },
  ],
  monitoring: [
    port(9090, 'Prometheus'),
    port(3000, 'Grafana'),
    port(5601, 'Kibana'),
    port(16686, 'Jaeger'),
  ],
} as const satisfies Record<string, readonly Ports[]>;

/** What applications and Kubernetes send to the monitoring host. */
export const deliveryPorts: readonly Ports[] = [
  port(5044, 'Beats to Logstash'),
  port(9091, 'Metrics to Pushgateway'),
  { from: 4317, to: 4318, title: 'OpenTelemetry traces to Jaeger' },
];

/** What Prometheus collects from applications and Kubernetes. */
export const scrapePorts: readonly Ports[] = [
  port(9100, 'Node exporter'),
  port(8080, 'cAdvisor and application metrics'),
];

/** Inline rules for traffic from CIDR blocks, one per block and range of ports. */
export function fromBlocks(ports: readonly Ports[], cidrs: readonly string[], who: string) {
  return cidrs.flatMap((CidrIp) =>
    ports.map((range) => ({ ...ingress(range, who), CidrIp }) as const),
  );
}

/** Inline rules for traffic from the members of another group. */
export function fromGroup(ports: readonly Ports[], group: Value<string>, who: string) {
  return ports.map((range) => ({ ...ingress(range, who), SourceSecurityGroupId: group }) as const);
}

function ingress({ from, to, title }: Ports, who: string) {
  return {
    IpProtocol: 'tcp',
    FromPort: from,
    ToPort: to,
    Description: `${title} from ${who}`,
  } as const;
}
