import { z } from 'zod';
import { toolIds } from '#lib/tools/tool.ts';

export const toolId = z.enum(toolIds);

const remedy = z.discriminatedUnion('kind', [
  /** An action of a resource, as `startOperation` takes it. */
  z.object({
    kind: z.literal('action'),
    title: z.string(),
    resource: z.string(),
    action: z.string(),
  }),
  /** `openTool` lets a CIDR block in for an hour. */
  z.object({ kind: z.literal('open-port'), tool: toolId, port: z.number().int() }),
  /** A command for one's own machine, after which the tool answers at the address. */
  z.object({ kind: z.literal('forward'), command: z.string(), url: z.string() }),
]);

export type Remedy = z.output<typeof remedy>;

export const opening = z
  .object({
    tool: toolId,
    cidr: z.string(),
    port: z.number().int(),
    groupId: z.string(),
    openedBy: z.string(),
    openedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PortOpening' });

export type Opening = z.output<typeof opening>;

export const toolStatus = z
  .object({
    id: toolId,
    title: z.string(),
    host: z.object({ id: z.string(), name: z.string() }),
    /**
     * `starting` while its host boots or installs it; `stopped` with its host; `closed` where a security
     * group is in the way; `unreachable` for any other reason; `absent` where the host is too small for it.
     */
    state: z.enum(['up', 'starting', 'stopped', 'closed', 'unreachable', 'absent']),
    reason: z.string().nullable(),
    remedies: z.array(remedy),
    /** Milliseconds until it told its health. */
    latencyMs: z.number().nullable(),
    version: z.string().nullable(),
    /** Where a browser finds it; null where its host has no public address. */
    url: z.string().nullable(),
    /** Whether the local AWS endpoint answers in its place. */
    simulated: z.boolean(),
    /** Whether Secrets Manager has its user and password. */
    hasCredentials: z.boolean(),
    /** Whom Strata lets in to its port for a while. */
    openings: z.array(opening),
  })
  .meta({ id: 'Tool' });

export type ToolStatus = z.output<typeof toolStatus>;
export type ToolState = ToolStatus['state'];

const alert = z
  .object({
    name: z.string(),
    state: z.enum(['pending', 'firing']),
    severity: z.string().nullable(),
    summary: z.string().nullable(),
    /** Prometheus' label: the name of a host. */
    instance: z.string().nullable(),
    since: z.string().nullable(),
  })
  .meta({ id: 'Alert' });

export type Alert = z.output<typeof alert>;

export const toolDetails = z
  .object({
    /** Of Prometheus: what is wrong, or soon will be. */
    alerts: z.array(alert).nullable(),
    /** Of ArgoCD: what it deploys. */
    applications: z
      .array(
        z.object({
          name: z.string(),
          sync: z.string(),
          health: z.string(),
          repository: z.string().nullable(),
          revision: z.string().nullable(),
        }),
      )
      .nullable(),
    /** Of Kibana: how its Elasticsearch is. */
    cluster: z
      .object({
        status: z.string(),
        nodes: z.number(),
        activeShards: z.number(),
        unassignedShards: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'ToolDetails' });

export type ToolDetails = z.output<typeof toolDetails>;

const point = z.tuple([z.number(), z.number()]);

const series = z.object({
  name: z.string(),
  /** Seconds since 1970, and the value then. */
  points: z.array(point),
});

export const resourceMetrics = z
  .object({
    /** Percent in use, of the last hour: CPU, memory and disk of a host. */
    host: z.array(series),
    /** CPU of its containers, in percent of one CPU. */
    containerCpu: z.array(series),
    /** Memory of its containers, in bytes. */
    containerMemory: z.array(series),
    alerts: z.array(alert),
  })
  .meta({ id: 'ResourceMetrics' });

export type ResourceMetrics = z.output<typeof resourceMetrics>;
export type Series = z.output<typeof series>;
