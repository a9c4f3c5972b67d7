import type { Relation, RelationKind, ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramEdge, DiagramElement } from '../diagram.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { area, detailedElement } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

const keyTypes = ['KMS::Key', 'KMS::Alias'];
const roleTypes = ['IAM::Role', 'IAM::ManagedPolicy', 'IAM::InstanceProfile'];
const storeTypes = ['RDS::DBInstance', 'ElastiCache::ReplicationGroup'];

/** Secrets, who may read them by which role, and what they open. */
export const accessView = defineView({
  id: 'access',
  title: 'Secrets and access',
  section: 8,
  types: [
    'SecretsManager::Secret',
    'SecretsManager::SecretTargetAttachment',
    ...keyTypes,
    ...roleTypes,
  ],
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const all = (types: readonly string[]) =>
      types.flatMap((type) => index.of(type)).map(detailedElement);
    const secrets = index.of('SecretsManager::Secret');
    const stores = storeTypes.flatMap((type) => index.of(type));
    const elements: DiagramElement[] = [
      ...area('actors', 'waiting', 'What acts', actorsOf(graph).map(detailedElement)),
      ...area('roles', 'account', 'IAM', all(roleTypes)),
      ...area('secrets', 'account', 'Secrets Manager', secrets.map(detailedElement)),
      ...area('keys', 'account', 'Key Management Service', all(keyTypes)),
      ...area('stores', 'waiting', 'What secrets open', stores.map(detailedElement)),
    ];
    const edges = [
      ...graph.relations.flatMap((relation) => accessEdge(relation, index)),
      ...secrets.flatMap((secret) => storeEdges(secret, stores)),
    ];
    return { direction: 'right', elements, edges: drawnEdges(elements, edges) };
  },
});

/** Everything that takes a role, by itself or by an instance profile. */
function actorsOf({ nodes, relations }: ResourceGraph): ResourceNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isTaken = (id: string) =>
    /^AWS::IAM::(?:Role|InstanceProfile)$/.test(byId.get(id)?.type ?? '');
  const acting = new Set(
    relations.filter(({ to, kind }) => takes.has(kind) && isTaken(to)).map(({ from }) => from),
  );
  return nodes.filter(({ id, type }) => acting.has(id) && !type.startsWith('AWS::IAM::'));
}

const takes: ReadonlySet<RelationKind> = new Set(['assumes', 'uses']);

const labels: Partial<Record<RelationKind, string>> = {
  assumes: 'acts as',
  uses: 'uses',
  'uses-secret': 'reads',
};

/** That roles may use the keys of what they read goes without saying. */
function accessEdge({ from, to, kind }: Relation, index: ResourceIndex): DiagramEdge[] {
  const label = labels[kind];
  if (index.has('IAM::Role', from) && index.has('KMS::Key', to)) return [];
  if (kind === 'attached-to') return [flow(from, to, { side: true })];
  return label === undefined ? [] : [flow(from, to, { label, side: kind === 'uses' })];
}

/** The platform's secrets are named after what they open. */
function storeEdges(secret: ResourceNode, stores: readonly ResourceNode[]): DiagramEdge[] {
  const name = `${secret.logicalId} ${secret.name}`.toLowerCase();
  return stores
    .filter(({ properties: { Engine } }) =>
      name.includes(typeof Engine === 'string' ? Engine : 'redis'),
    )
    .map((store) => flow(secret.id, store.id, { label: 'opens', side: true }));
}
