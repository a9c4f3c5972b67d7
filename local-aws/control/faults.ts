import type { Faults, RunFaults, ServiceId } from '../service.ts';
import type { CallFault, Fault } from './fault-schemas.ts';
import { shareOf } from './share-of.ts';

type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

interface Planned {
  readonly id: string;
  readonly fault: Fault;
  left: number;
  /** How many calls matched so far. */
  matched: number;
}

export interface FaultPlan extends Faults, RunFaults {
  add(fault: Fault): string;
  list(): { id: string; fault: Fault; left: number | null }[];
  remove(id?: string): void;
  /** The first fault that strikes this call, used up by one. */
  callFault(service: ServiceId, operation: string | undefined): CallFault | undefined;
  /** How far the clock that this call meets is ahead of the real one; uses nothing up. */
  skewMs(service: ServiceId, operation: string | undefined): number;
  /** Uses up one of the refusals that a clock which is wrong stands for. */
  spendSkew(service: ServiceId, operation: string | undefined): void;
}

/**
 * Faults on request; `random` decides those with a rate below 1, a seeded sequence those with a share. `failureRate` is the share of Glue job runs,
 * crawls and tasks that fail without request; which ones follows from their ids.
 */
export function faultPlan(random: () => number, failureRate = 0): FaultPlan {
  const planned = new Map<string, Planned>();
  let lastId = 0;

  const use = <Used extends Fault>(
    isOfKind: (fault: Fault) => fault is Used,
    strikes: (fault: Used, entry: Planned) => boolean,
  ): Used | undefined => {
    for (const entry of planned.values()) {
      const { fault } = entry;
      if (!isOfKind(fault) || !strikes(fault, entry)) continue;
      entry.left -= 1;
      if (entry.left <= 0) planned.delete(entry.id);
      return fault;
    }
    return undefined;
  };

  return {
    add(fault) {
      lastId += 1;
      const id = `fault-${lastId}`;
      planned.set(id, { id, fault, left: fault.count ?? Number.POSITIVE_INFINITY, matched: 0 });
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
    callFault: (service, operation) =>
      use(
        isCallFault,
        (fault, entry) =>
          isAbout(fault, service, operation) && isInShare(fault, entry) && random() < fault.rate,
      ),
    skewMs(service, operation) {
      const wrong = [...planned.values()]
        .map(({ fault }) => fault)
        .find((fault) => fault.kind === 'skew' && isAbout(fault, service, operation));
      return wrong?.kind === 'skew' ? wrong.skewMs : 0;
    },
    spendSkew(service, operation) {
      use(isKind('skew'), (fault) => isAbout(fault, service, operation));
    },
    resourceFailure(step) {
      const fault = use(isKind('resource'), (each) => {
        const keys = ['action', 'logicalId', 'type', 'stack', 'rollback'] as const;
        return keys.every((key) => (each[key] ?? step[key]) === step[key]);
      });
      if (!fault) return undefined;
      const { message, handlerErrorCode } = fault;
      return { message, ...(handlerErrorCode && { handlerErrorCode }) };
    },
    failureOf({ id, kind, names }) {
      const fault = use(
        isKind('run'),
        ({ name, of }) => of === kind && (name === undefined || names.includes(name)),
      );
      if (fault) return fault;
      const isExempt = kind === 'glue-data-quality';
      return !isExempt && shareOf(id) < failureRate ? {} : undefined;
    },
    isInterrupted({ cluster, names }) {
      const fault = use(
        isKind('spot-interruption'),
        (each) =>
          (each.cluster ?? cluster) === cluster &&
          (each.name === undefined || names.includes(each.name)),
      );
      return fault !== undefined;
    },
    isExhausted: (pool) =>
      use(isKind('capacity'), (fault) => (fault.pool ?? pool) === pool) !== undefined,
  };
}

function isKind<Kind extends Fault['kind']>(kind: Kind) {
  return (fault: Fault): fault is FaultOf<Kind> => fault.kind === kind;
}

function isCallFault(fault: Fault): fault is CallFault {
  return 'service' in fault && fault.kind !== 'skew';
}

function isAbout(
  fault: Pick<CallFault, 'service' | 'operation'>,
  service: ServiceId,
  operation: string | undefined,
): boolean {
  return fault.service === service && (fault.operation ?? operation) === operation;
}

/** Counts the call, and tells whether the fault's sequence strikes it. */
function isInShare({ share, seed = 0 }: CallFault, entry: Planned): boolean {
  entry.matched += 1;
  return share === undefined || shareOf(`${seed}/${entry.matched}`) < share;
}
