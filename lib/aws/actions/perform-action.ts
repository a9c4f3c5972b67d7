import type { ResourceAction } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { Aws } from '../clients.ts';
import { translateAwsError } from '../translate-error.ts';
import {
  scalableTargetPerformers,
  servicePerformers,
  taskDefinitionPerformers,
  taskPerformers,
} from './container-actions.ts';
import { dbInstancePerformers, replicationGroupPerformers } from './database-actions.ts';
import { instancePerformers } from './ec2-actions.ts';
import {
  crawlerPerformers,
  jobPerformers,
  rulesetPerformers,
  triggerPerformers,
  workflowPerformers,
} from './glue-actions.ts';
import type { Performer } from './performer.ts';

const performers: readonly Performer[] = [
  ...crawlerPerformers,
  ...jobPerformers,
  ...workflowPerformers,
  ...triggerPerformers,
  ...rulesetPerformers,
  ...servicePerformers,
  ...taskPerformers,
  ...taskDefinitionPerformers,
  ...scalableTargetPerformers,
  ...instancePerformers,
  ...dbInstancePerformers,
  ...replicationGroupPerformers,
];

const byAction = new Map(performers.map((performer) => [performer.action, performer]));

interface Wanted {
  readonly action: ResourceAction;
  readonly node: ResourceNode;
  /** Everything that was discovered with it. */
  readonly nodes: readonly ResourceNode[];
  /** As the action's schema has accepted it. */
  readonly input: unknown;
}

/**
 * Asks AWS to do something to a resource; resolves to the reference by which its outcome is recognised.
 * Throws what AWS refuses.
 */
export async function performAction(
  aws: Aws,
  { action, ...wanted }: Wanted,
): Promise<string | undefined> {
  const performer = byAction.get(action);
  if (!performer) throw new Error(`Nothing performs ${wanted.node.type} ${action.id}`);
  try {
    return await performer.perform({ aws, ...wanted });
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** Whether there is a call for an action. */
export function isPerformed(action: ResourceAction): boolean {
  return byAction.has(action);
}
