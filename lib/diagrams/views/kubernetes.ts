import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramEdge, DiagramElement } from '../diagram.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { kubernetesTools as tools } from './host-tools.ts';
import { hostGroup, hostNeeds, hostPart, hostsOf, toolElement, toolKey } from './hosts.ts';
import { contextElement } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

/** The host with what it is set up to run: Docker, Minikube, ArgoCD. */
export const kubernetesView = defineView({
  id: 'kubernetes',
  title: 'Kubernetes',
  section: 6,
  types: [],
  also: ({ layer, type, logicalId, name }) =>
    (layer === 'kubernetes' && type === 'AWS::EC2::Instance') ||
    (/kubernetes|argocd/i.test(`${logicalId} ${name}`) && neededTypes.has(type)),
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const hosts = hostsOf(index, 'kubernetes');
    const needs = hostNeeds({ hosts, index, relations: graph.relations }, /argocd/i);
    const elements: DiagramElement[] = [
      ...(hosts.length > 0
        ? [
            contextElement('operators', ['Operators'], 'aws:users'),
            contextElement('git', ['Git repository'], 'logos:git'),
          ]
        : []),
      ...hosts.map(kubernetesHost),
      ...needs.elements,
    ];
    return {
      direction: 'right',
      elements,
      edges: drawnEdges(elements, [...hosts.flatMap(toolEdges), ...needs.edges]),
    };
  },
});

const neededTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::Role',
  'AWS::SecretsManager::Secret',
]);

function kubernetesHost(host: ResourceNode) {
  const cluster = [tools['api-server'], tools.scheduler, tools.controller, tools.etcd];
  return hostGroup(host, [
    toolElement(host, tools.docker),
    hostPart(
      host,
      'argo',
      'ArgoCD in the cluster',
      [tools.argocd, tools.gitops].map((tool) => toolElement(host, tool)),
    ),
    hostPart(
      host,
      'minikube',
      'Minikube cluster',
      cluster.map((tool) => toolElement(host, tool)),
    ),
  ]);
}

function toolEdges(host: ResourceNode): DiagramEdge[] {
  const key = (tool: keyof typeof tools) => toolKey(host, tool);
  return [
    flow('context operators', key('argocd'), { label: '30080' }),
    flow('context git', key('gitops'), { label: 'pulled' }),
    flow(key('argocd'), key('gitops')),
    flow(key('gitops'), key('api-server'), { label: 'applies' }),
    flow(key('docker'), key('api-server'), { label: 'runs the cluster' }),
    flow(key('api-server'), key('scheduler')),
    flow(key('api-server'), key('controller')),
    flow(key('api-server'), key('etcd'), { label: 'state' }),
  ];
}
