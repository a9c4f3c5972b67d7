import { z } from 'zod';
import { serviceWires } from '../protocol/service-wires.ts';
import type { Faults, ServiceId } from '../service.ts';

/** Safe because the wires are a record over the ids of services. */
const services = Object.keys(serviceWires) as [ServiceId, ...ServiceId[]];

const callFault = z.strictObject({
  kind: z.enum(['throttle', 'error', 'delay', 'drop', 'deny']),
  service: z.enum(services),
  operation: z.string().min(1).optional(),
  /** The share of matching calls that fail. */
  rate: z.number().min(0).max(1).default(1),
  count: z.int().positive().optional(),
  code: z.string().min(1).default('InternalFailure'),
  message: z.string().default('The request processing has failed because of an unknown error.'),
  httpStatus: z.int().min(400).max(599).default(500),
  delayMs: z.int().nonnegative().max(600_000).default(1000),
});

const resourceFault = z.strictObject({
  kind: z.literal('resource'),
  logicalId: z.string().min(1).optional(),
  type: z.string().min(1).optional(),
  stack: z.string().min(1).optional(),
  action: z.enum(['CREATE', 'UPDATE', 'DELETE']),
  message: z.string().min(1),
  handlerErrorCode: z.string().min(1).optional(),
  count: z.int().positive().optional(),
});

/** What `POST /_local/faults` accepts. */
export const faultSchema = z.discriminatedUnion('kind', [callFault, resourceFault]);

export type Fault = z.output<typeof faultSchema>;
export type CallFault = z.output<typeof callFault>;

interface Planned<Kind extends Fault = Fault> {
  readonly id: string;
  readonly fault: Kind;
  left: number;
}

export interface FaultPlan extends Faults {
  add(fault: Fault): string;
  list(): { id: string; fault: Fault; left: number | null }[];
  remove(id?: string): void;
  /** The first fault that strikes this call, used up by one. */
  callFault(service: ServiceId, operation: string | undefined): CallFault | undefined;
}

/** Faults on request; `random` decides those with a rate below 1. */
export function faultPlan(random: () => number): FaultPlan {
  const planned = new Map<string, Planned>();
  let lastId = 0;

  const use = (entry: Planned) => {
    entry.left -= 1;
    if (entry.left <= 0) planned.delete(entry.id);
  };

  return {
    add(fault) {
      lastId += 1;
      const id = `fault-${lastId}`;
      planned.set(id, { id, fault, left: fault.count ?? Number.POSITIVE_INFINITY });
      return id;
    },
    list: () =>
      [...planned.values()].map(({ id, fault, left }) => ({
        id,
        fault,
        left: Number.isFinite(left) ? left : null,
      })),
    remove(id) {
      if (id === undefined) planned.clear();
      else planned.delete(id);
    },
    callFault(service, operation) {
      for (const entry of planned.values()) {
        const { fault } = entry;
        if (fault.kind === 'resource' || fault.service !== service) continue;
        if (fault.operation !== undefined && fault.operation !== operation) continue;
        if (random() >= fault.rate) continue;
        use(entry);
        return fault;
      }
      return undefined;
    },
    resourceFailure(step) {
      for (const entry of planned.values()) {
        const { fault } = entry;
        if (fault.kind !== 'resource' || fault.action !== step.action) continue;
        const fits = (['logicalId', 'type', 'stack'] as const).every(
          (key) => fault[key] === undefined || fault[key] === step[key],
        );
        if (!fits) continue;
        use(entry);
        const { message, handlerErrorCode } = fault;
        return { message, ...(handlerErrorCode && { handlerErrorCode }) };
      }
      return undefined;
    },
  };
}
