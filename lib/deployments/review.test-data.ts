import type {
  Deployment,
  LayerRun,
  PropertyChange,
  ResourceChange,
} from '#lib/api/deployment-documents.ts';

/** A resource that is modified in place. */
export function aChange(
  resourceType: string,
  properties: readonly PropertyChange[],
  more: Partial<ResourceChange> = {},
): ResourceChange {
  return {
    logicalId: resourceType.split('::').at(-1) ?? '',
    physicalId: null,
    resourceType,
    action: 'modify',
    replacement: 'no',
    policyAction: null,
    properties: [...properties],
    ...more,
  };
}

/** A property that changes without recreation. */
export function aProperty(
  path: string,
  before: string | null,
  after: string | null,
  more: Partial<PropertyChange> = {},
): PropertyChange {
  return {
    path: `/Properties/${path}`,
    before,
    after,
    requiresRecreation: 'never',
    cause: null,
    ...more,
  };
}

/** A layer that is planned and not deployed. */
export function aLayer(layer: string, more: Partial<LayerRun> = {}): LayerRun {
  return {
    layer,
    title: layer,
    stackName: `dev-${layer}`,
    stackId: null,
    changeSetId: null,
    requestToken: null,
    status: 'planned',
    waitsFor: [],
    needs: [],
    changes: [],
    failure: null,
    retained: [],
    expectedSeconds: null,
    startedAt: null,
    finishedAt: null,
    ...more,
  };
}

/** A plan that waits for a decision. */
export function aPlan(layers: readonly LayerRun[], more: Partial<Deployment> = {}): Deployment {
  return {
    id: '01990000-0000-7000-8000-000000000001',
    environment: 'dev',
    kind: 'deploy',
    status: 'planned',
    revertsDrift: false,
    requestedBy: 'ada@example.com',
    requestedById: null,
    decidedBy: null,
    requiredApprovals: 0,
    approvals: [],
    needs: [],
    overrideReason: null,
    stop: null,
    requestedAt: '2026-01-31T09:30:00.000Z',
    startedAt: null,
    finishedAt: null,
    revision: 1,
    layers: [...layers],
    waitingReason: null,
    failure: null,
    losses: [],
    expectedSeconds: null,
    ...more,
  };
}
