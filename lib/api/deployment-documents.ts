import { z } from 'zod';

export const propertyChange = z
  .object({
    /** JSON pointer below the resource, such as `/Properties/CidrBlock`. */
    path: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    requiresRecreation: z.enum(['never', 'conditionally', 'always']),
    /** The parameter or resource that causes it, where it is not the template itself. */
    cause: z.string().nullable(),
  })
  .meta({ id: 'PropertyChange' });

export const resourceChange = z
  .object({
    logicalId: z.string(),
    physicalId: z.string().nullable(),
    resourceType: z.string(),
    action: z.enum(['add', 'modify', 'remove', 'import', 'dynamic']),
    replacement: z.enum(['no', 'maybe', 'yes']),
    /** What becomes of a resource that is removed or replaced, such as `Delete` or `ReplaceAndRetain`. */
    policyAction: z.string().nullable().default(null),
    properties: z.array(propertyChange),
  })
  .meta({ id: 'ResourceChange' });

export const failure = z
  .object({
    /** What failed: one resource, or the whole step. */
    kind: z.enum(['resource', 'step']),
    layer: z.string(),
    logicalId: z.string().nullable(),
    physicalId: z.string().nullable(),
    resourceType: z.string().nullable(),
    status: z.string().nullable(),
    reason: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Failure' });

/** A resource that holds data and would be deleted, or replaced by an empty one. */
export const dataLoss = z
  .object({
    layer: z.string(),
    logicalId: z.string(),
    /** What has to be typed to agree: the resource's own name. */
    name: z.string(),
    resourceType: z.string(),
    cause: z.string(),
  })
  .meta({ id: 'DataLoss' });

export const layerRunStatus = z.enum([
  'pending',
  'planning',
  'planned',
  'unchanged',
  'applying',
  'rolling-back',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
]);

export const layerRun = z
  .object({
    layer: z.string(),
    title: z.string(),
    stackName: z.string(),
    stackId: z.string().nullable(),
    changeSetId: z.string().nullable(),
    /** By which CloudFormation's events and CloudTrail name the operation; null until it is asked for. */
    requestToken: z.string().nullable(),
    status: layerRunStatus,
    /** Layers whose outputs it has to wait for before it can be planned. */
    waitsFor: z.array(z.string()),
    needs: z.array(z.string()),
    changes: z.array(resourceChange).nullable(),
    failure: failure.nullable(),
    /** Resources that a destruction could not delete or kept on purpose, with AWS's reason. */
    retained: z.array(
      z.object({
        logicalId: z.string(),
        physicalId: z.string().nullable(),
        resourceType: z.string(),
        reason: z.string(),
      }),
    ),
    expectedSeconds: z.number().int().nullable(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LayerRun' });

export const deploymentKind = z.enum(['deploy', 'destroy', 'recover']);

/**
 * `queued` and `waiting` are both let go on by the product: the one to be planned, the other, which
 * somebody has decided on, to be applied. `planned` waits for that decision.
 */
export const deploymentStatus = z.enum([
  'queued',
  'planning',
  'planned',
  'waiting',
  'applying',
  'succeeded',
  'failed',
  'discarded',
  'cancelled',
]);

export const approval = z
  .object({
    by: z.string(),
    decision: z.enum(['approved', 'rejected']),
    comment: z.string(),
    at: z.iso.datetime(),
    /** From then on it does not count any more. */
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Approval' });

/** What is missing before a deployment can be applied. */
export const need = z
  .object({
    kind: z.enum(['approvals', 'window', 'turn', 'new-plan']),
    /** A sentence for whoever waits. */
    text: z.string(),
    /** When it ends by itself, where that is known. */
    until: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Need' });

/** What happens to the layers that are under way when a deployment is cancelled. */
export const stopMode = z.enum(['now', 'after-running']);

export const deployment = z
  .object({
    id: z.uuid(),
    environment: z.string(),
    kind: deploymentKind,
    status: deploymentStatus,
    /** Whether it was planned by what is really there, so that drift is brought back. */
    revertsDrift: z.boolean(),
    requestedBy: z.string(),
    /** Id of the person; null for what the product asks by itself. */
    requestedById: z.string().nullable(),
    requestedAt: z.iso.datetime(),
    /** Who said that it is to be applied. */
    decidedBy: z.string().nullable(),
    /** How many others have to approve. */
    requiredApprovals: z.number().int(),
    approvals: z.array(approval),
    /** What is missing before it can be applied; empty once it is, or is over. */
    needs: z.array(need),
    /** Why it did not wait for a deployment window. */
    overrideReason: z.string().nullable(),
    /** How it was cancelled while it ran. */
    stop: z.object({ mode: stopMode, by: z.string() }).nullable(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    revision: z.number().int(),
    layers: z.array(layerRun),
    /** Why it cannot go on at the moment and is tried again; null while it goes on. */
    waitingReason: z.string().nullable(),
    /** The first resource that failed, of all layers. */
    failure: failure.nullable(),
    /** Data that applying the plan would lose; each has to be agreed to by its name. */
    losses: z.array(dataLoss),
    /** Expected length of the run in seconds: the slowest chain of layers; null before a plan. */
    expectedSeconds: z.number().int().nullable(),
  })
  .meta({ id: 'Deployment' });

export const stackEvent = z
  .object({
    sequence: z.number().int(),
    deploymentId: z.string(),
    layer: z.string(),
    at: z.iso.datetime(),
    logicalId: z.string(),
    physicalId: z.string().nullable(),
    resourceType: z.string(),
    status: z.string(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'StackEvent' });

/** How long an earlier deployment of the same layers took. */
export const pastDuration = z
  .object({ id: z.uuid(), startedAt: z.iso.datetime(), seconds: z.number() })
  .meta({ id: 'PastDuration' });

const comparedRun = z.object({
  status: layerRunStatus,
  seconds: z.number().nullable(),
  failure: failure.nullable(),
  /** In one sentence, such as `24 to add`; null before a plan. */
  summary: z.string().nullable(),
});

const comparedChange = z.object({
  logicalId: z.string(),
  resourceType: z.string(),
  /** What is done to it and its properties; null where the deployment leaves it alone. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});

const comparedDeployment = z.object({
  id: z.uuid(),
  kind: deploymentKind,
  status: deploymentStatus,
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  seconds: z.number().nullable(),
  failure: failure.nullable(),
});

/** Two deployments of one environment side by side. */
export const deploymentComparison = z
  .object({
    environment: z.string(),
    from: comparedDeployment,
    to: comparedDeployment,
    layers: z.array(
      z.object({
        layer: z.string(),
        title: z.string(),
        /** Null where the layer is no part of the deployment. */
        from: comparedRun.nullable(),
        to: comparedRun.nullable(),
        /** Parameters that differ; null where there was none. */
        parameters: z.array(
          z.object({
            path: z.string(),
            from: z.string().nullable(),
            to: z.string().nullable(),
          }),
        ),
        changes: z.array(comparedChange),
      }),
    ),
  })
  .meta({ id: 'DeploymentComparison' });

export type PropertyChange = z.output<typeof propertyChange>;
export type ResourceChange = z.output<typeof resourceChange>;
export type DataLoss = z.output<typeof dataLoss>;
export type Failure = z.output<typeof failure>;
export type LayerRunStatus = z.output<typeof layerRunStatus>;
export type LayerRun = z.output<typeof layerRun>;
export type DeploymentStatus = z.output<typeof deploymentStatus>;
export type Approval = z.output<typeof approval>;
export type Need = z.output<typeof need>;
export type StopMode = z.output<typeof stopMode>;
export type Deployment = z.output<typeof deployment>;
export type StackEvent = z.output<typeof stackEvent>;
export type PastDuration = z.output<typeof pastDuration>;
export type DeploymentComparison = z.output<typeof deploymentComparison>;
