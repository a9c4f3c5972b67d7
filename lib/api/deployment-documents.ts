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
]);

export const layerRun = z
  .object({
    layer: z.string(),
    title: z.string(),
    stackName: z.string(),
    stackId: z.string().nullable(),
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

export const deploymentKind = z.enum(['deploy', 'destroy']);

export const deploymentStatus = z.enum([
  'planning',
  'planned',
  'applying',
  'succeeded',
  'failed',
  'discarded',
]);

export const deployment = z
  .object({
    id: z.uuid(),
    environment: z.string(),
    kind: deploymentKind,
    status: deploymentStatus,
    requestedBy: z.string(),
    requestedAt: z.iso.datetime(),
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

export type PropertyChange = z.output<typeof propertyChange>;
export type ResourceChange = z.output<typeof resourceChange>;
export type DataLoss = z.output<typeof dataLoss>;
export type Failure = z.output<typeof failure>;
export type LayerRunStatus = z.output<typeof layerRunStatus>;
export type LayerRun = z.output<typeof layerRun>;
export type DeploymentStatus = z.output<typeof deploymentStatus>;
export type Deployment = z.output<typeof deployment>;
export type StackEvent = z.output<typeof stackEvent>;
