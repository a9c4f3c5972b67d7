import type { ResourceNode } from '#lib/resources/graph.ts';
import type { Delivery } from '../delivery.ts';
import type { DiagramElement, DiagramNode } from '../diagram.ts';
import type { View } from '../view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { layerTitle, layerTitles } from './layer-titles.ts';
import { area, contextElement, countedElement } from './resource-elements.ts';

/** How an environment comes to be: from the repository through plans to stacks and what they hold. */
export const deploymentView: View = {
  id: 'deployment',
  title: 'Deployment',
  section: 11,
  grid: 'in-frames',
  selects: isOfStack,
  describe: ({ nodes }) => {
    const stacks = stacksOf(nodes);
    const resources = nodes.filter(isOfStack).length;
    return `${stacks.length} stacks that hold ${resources} resources, and what deploys them.`;
  },
  draw: ({ nodes }, { delivery = {} }) => {
    const stacks = stacksOf(nodes);
    const elements: DiagramElement[] = [
      ...(stacks.length > 0 ? [repository(delivery), workspace(delivery), changeSets] : []),
      ...area('stacks', 'account', 'Stacks', stacks),
    ];
    const isConnected = delivery.workspace !== undefined;
    const edges = [
      flow('context repository', changeSets.key, { label: 'planned' }),
      flow('context repository', 'context workspace', { label: 'runs', side: !isConnected }),
      flow(changeSets.key, 'stacks', { label: 'executed', running: nodes.some(isMoving) }),
      flow('context workspace', 'stacks', {
        label: 'applied',
        side: !isConnected,
        running: delivery.run?.status === 'changing',
      }),
    ];
    return { direction: 'right', elements, edges: drawnEdges(elements, edges) };
  },
};

/** In CloudFormation a change set is the plan, its execution the apply, the stack the state. */
const changeSets = contextElement(
  'change sets',
  ['Change sets', 'plan, review, execution'],
  'aws:resource',
);

function repository({ repository: known }: Delivery): DiagramNode {
  const where = known ? [known.name, `branch ${known.branch}`] : ['not connected'];
  return contextElement(
    'repository',
    ['GitHub', 'code, version control, webhooks', ...where],
    'logos:github',
  );
}

function workspace({ workspace: known, run }: Delivery): DiagramNode {
  const lines = ['HCP Terraform', 'state, plan and apply', known ?? 'not connected'];
  return { ...contextElement('workspace', lines, 'logos:terraform'), ...run };
}

/** What belongs to the stack of a layer. */
function isOfStack({ layer, managed }: ResourceNode): boolean {
  return layer !== undefined && managed;
}

function isMoving({ status }: ResourceNode): boolean {
  return status === 'changing' || status === 'deleting';
}

/** In the order of the architecture, each with what it holds. */
function stacksOf(nodes: readonly ResourceNode[]): DiagramElement[] {
  return [...Map.groupBy(nodes.filter(isOfStack), layerTitle)]
    .sort(([one], [other]) => layerTitles.indexOf(one) - layerTitles.indexOf(other))
    .map(([title, resources]) => countedElement(`stack ${title}`, title, resources));
}
