import type { ResourceGraph } from './graph.ts';

/**
 * The address of the queue into which an environment's rules put what AWS tells of changes, or undefined
 * where its layer of change events is not there, or none of the rules is enabled.
 */
export function changeQueueOf({
  nodes,
  relations,
}: Pick<ResourceGraph, 'nodes' | 'relations'>): string | undefined {
  const ours = nodes.filter(({ layer, managed }) => managed && layer === 'events');
  const queue = ours.find(({ type, status }) => type === 'AWS::SQS::Queue' && status === 'healthy');
  const writers = relations.filter(({ to, kind }) => kind === 'writes' && to === queue?.id);
  const isFed = ours.some(
    ({ id, status }) => status === 'healthy' && writers.some(({ from }) => from === id),
  );
  return isFed ? queue?.id : undefined;
}
