import { type HostTool, kubernetesTools, monitoringTools } from '#lib/diagrams/views/host-tools.ts';

/** Tools that people open, in the order in which they are shown. */
export const toolIds = ['grafana', 'prometheus', 'kibana', 'jaeger', 'argocd'] as const;

export type ToolId = (typeof toolIds)[number];

export interface Tool {
  readonly id: ToolId;
  readonly title: string;
  /** The layer whose host runs it. */
  readonly layer: 'monitoring' | 'kubernetes';
  readonly port: number;
  /** By HTTPS the certificate is the tool's own, which no authority vouches for. */
  readonly scheme: 'http' | 'https';
  readonly onHost: HostTool;
  /** Logical id of the secret with its user and password, where it asks for them. */
  readonly secret?: string;
}

/** Ports are those that the layers' hosts publish (`cloudformation/security/rules.ts`). */
export const tools: Readonly<Record<ToolId, Tool>> = {
  grafana: {
    id: 'grafana',
    title: 'Grafana',
    layer: 'monitoring',
    port: 3000,
    scheme: 'http',
    onHost: monitoringTools.grafana,
    secret: 'GrafanaSecret',
  },
  prometheus: {
    id: 'prometheus',
    title: 'Prometheus',
    layer: 'monitoring',
    port: 9090,
    scheme: 'http',
    onHost: monitoringTools.prometheus,
  },
  kibana: {
    id: 'kibana',
    title: 'Kibana',
    layer: 'monitoring',
    port: 5601,
    scheme: 'http',
    onHost: monitoringTools.kibana,
  },
  jaeger: {
    id: 'jaeger',
    title: 'Jaeger',
    layer: 'monitoring',
    port: 16686,
    scheme: 'http',
    onHost: monitoringTools.jaeger,
  },
  argocd: {
    id: 'argocd',
    title: 'ArgoCD',
    layer: 'kubernetes',
    port: 30080,
    scheme: 'https',
    onHost: kubernetesTools.argocd,
    secret: 'ArgoCdSecret',
  },
};
