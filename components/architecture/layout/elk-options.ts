import type { LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { MeasuredDiagram, MeasuredFrame } from './measured-diagram.ts';

/** From so many arrows on, keeping the order of declaration costs seconds and makes arrows longer. */
const mostArrowsInOrder = 120;
/** From so many on nobody follows a single one: those that leave a node together share a line. */
const mostSeparateArrows = 200;

const framePadding = 24;
const titlePadding = 8;
/** Of both ends of a side, so that no arrow begins at a corner. */
const cornerRoom = '[top=12,left=12,bottom=12,right=12]';

/** Of the whole diagram; options of ELK's reference, `org.eclipse.elk.layered` above all. */
export function rootOptions({ direction, arrows }: MeasuredDiagram): LayoutOptions {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction,
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'spacing.baseValue': '40',
    'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.unnecessaryBendpoints': 'true',
    'elk.layered.mergeHierarchyEdges': 'true',
    ...containerOptions(arrows.length),
    ...(arrows.length <= mostArrowsInOrder && declaredOrder),
  };
}

/** Of a frame, whose title stands within it at the top. */
export function frameOptions({ label }: MeasuredFrame, arrows: number): LayoutOptions {
  const side = framePadding;
  return {
    'nodeSize.constraints': '[MINIMUM_SIZE, NODE_LABELS]',
    'nodeSize.minimum': `(${label.width + titlePadding}, 0)`,
    'nodeLabels.placement': '[H_CENTER V_TOP, INSIDE]',
    'elk.padding': `[top=${side},left=${side},bottom=${side},right=${side}]`,
    'spacing.baseValue': '24',
    'spacing.nodeNode': '50',
    'elk.spacing.edgeEdge': '20',
    'elk.layered.spacing.edgeNodeBetweenLayers': '30',
    ...containerOptions(arrows),
  };
}

/** Of what holds frames that have places. */
export const keepsPlaces: LayoutOptions = {
  'elk.layered.crossingMinimization.semiInteractive': 'true',
};

/** Of a frame that stands before those of a higher place; the places are far enough apart to differ. */
export function placeOptions(place: number): LayoutOptions {
  const position = place * 1_000;
  return { 'elk.position': `(${position}, ${position})` };
}

/**
 * Nodes that are forced into the order of their declaration leave nothing to try: one attempt gives
 * what ELK's usual seven give.
 */
function containerOptions(arrows: number): LayoutOptions {
  return {
    'elk.layered.thoroughness': arrows <= mostArrowsInOrder ? '1' : '2',
    'elk.layered.mergeEdges': String(arrows > mostSeparateArrows),
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
    'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
    'elk.spacing.portsSurrounding': cornerRoom,
  };
}

const declaredOrder: LayoutOptions = {
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
};
