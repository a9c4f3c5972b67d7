import { z } from 'zod';
import { serviceWires } from '../protocol/service-wires.ts';
import { capacityPools, type ServiceId, taskFailureCauses } from '../service.ts';

/** Safe because the wires are a record over the ids of services. */
const services = Object.keys(serviceWires) as [ServiceId, ...ServiceId[]];

/** How many times the fault strikes; without end where it is absent. */
const count = z.int().positive().optional();
const name = z.string().min(1).optional();

const callFault = z.strictObject({
  kind: z.enum(['throttle', 'error', 'delay', 'drop', 'deny', 'expired']),
  service: z.enum(services),
  operation: z.string().min(1).optional(),
  /** The chance with which a matching call fails. */
  rate: z.number().min(0).max(1).default(1),
  /** The share of matching calls that fail; which ones follows from the seed. */
  share: z.number().positive().max(1).optional(),
  seed: z.int().nonnegative().optional(),
  count,
  code: z.string().min(1).default('InternalFailure'),
  message: z.string().default('The request processing has failed because of an unknown error.'),
  httpStatus: z.int().min(400).max(599).default(500),
  delayMs: z.int().nonnegative().max(600_000).default(1000),
});

/** What a client's clock may differ by; more is refused. */
const toleranceMs = 15 * 60 * 1000;

const skewFault = z.strictObject({
  kind: z.literal('skew'),
  service: z.enum(services),
  operation: z.string().min(1).optional(),
  /** How far the endpoint's clock is ahead; behind where it is negative. */
  skewMs: z
    .int()
    .min(-86_400_000)
    .max(86_400_000)
    .refine((ms) => Math.abs(ms) > toleranceMs, 'must be more than 15 minutes (900000)')
    .default(3_600_000),
  count,
});

const resourceFault = z.strictObject({
  kind: z.literal('resource'),
  logicalId: z.string().min(1).optional(),
  type: z.string().min(1).optional(),
  stack: z.string().min(1).optional(),
  action: z.enum(['CREATE', 'UPDATE', 'DELETE']),
  /** Only steps of a roll-back, or only others; both where it is absent. */
  rollback: z.boolean().optional(),
  message: z.string().min(1),
  handlerErrorCode: z.string().min(1).optional(),
  count,
});

const message = z.string().min(1).optional();

const runFault = z.discriminatedUnion('of', [
  z.strictObject({
    kind: z.literal('run'),
    of: z.literal('glue-job'),
    name,
    message,
    /** Of the job's script. */
    line: z.int().positive().optional(),
    count,
  }),
  z.strictObject({
    kind: z.literal('run'),
    of: z.enum(['glue-crawler', 'glue-data-quality']),
    name,
    message,
    count,
  }),
  z.strictObject({
    kind: z.literal('run'),
    of: z.literal('ecs-task'),
    name,
    cause: z.enum(taskFailureCauses).default('exit'),
    exitCode: z.int().min(1).max(255).optional(),
    message,
    count,
  }),
]);

const spotInterruption = z.strictObject({
  kind: z.literal('spot-interruption'),
  cluster: z.string().min(1).optional(),
  name,
  count,
});

const capacityFault = z.strictObject({
  kind: z.literal('capacity'),
  pool: z.enum(capacityPools).optional(),
  count,
});

/** What `POST /_local/faults` accepts. */
export const faultSchema = z.discriminatedUnion('kind', [
  callFault,
  skewFault,
  resourceFault,
  runFault,
  spotInterruption,
  capacityFault,
]);

export type Fault = z.output<typeof faultSchema>;
export type CallFault = z.output<typeof callFault>;
