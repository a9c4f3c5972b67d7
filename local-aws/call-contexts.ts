import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import {
  AwsError,
  type CallContext,
  type Faults,
  operationInput,
  type RunFaults,
  type Service,
  type ServiceId,
} from './service.ts';
import { recordApiCall } from './services/cloud-trail/record-api-call.ts';
import type { StoreFile } from './store/sqlite-store.ts';

export const accountId = '000000000000';

/** Budgets, IAM and S3 have one namespace for all regions, so their state lies beside every region's. */
export const globalRegion = 'aws-global';

const globalServices: ReadonlySet<ServiceId> = new Set(['Budgets', 'IAM', 'S3', 'STS']);

export interface ContextSource {
  readonly clock: Clock;
  readonly faults: Faults;
  /** Absent where nothing that runs is to fail. */
  readonly runFaults?: RunFaults;
  readonly store: StoreFile;
  readonly services: ReadonlyMap<ServiceId, Service>;
  /** Known once the endpoint listens. */
  endpointUrl(): string;
}

const noRunFaults: RunFaults = {
  failureOf: () => undefined,
  isInterrupted: () => false,
  isExhausted: () => false,
};

export interface Caller {
  readonly region: string;
  readonly requestId: string;
  readonly accessKeyId?: string;
  readonly viaService?: boolean;
}

export function callContext(
  source: ContextSource,
  service: ServiceId,
  caller: Caller,
): CallContext {
  const { clock, faults, store, services } = source;
  const partition = globalServices.has(service) ? globalRegion : caller.region;
  return {
    ...caller,
    account: accountId,
    clock,
    faults,
    runFaults: source.runFaults ?? noRunFaults,
    endpointUrl: source.endpointUrl(),
    store: store.region(accountId, partition),
    as: (other) => callContext(source, other, caller),
    async call(other, operation, input) {
      const run = services.get(other)?.operations[operation];
      if (!run) throw new AwsError('InvalidAction', `${other} has no operation ${operation} here.`);
      const nested = { ...caller, requestId: randomUUID(), viaService: true };
      const context = callContext(source, other, nested);
      const answer = await run(operationInput(structuredClone(input)), context);
      const output = Object.fromEntries(Object.entries(answer ?? {}));
      if (service === 'CloudFormation') {
        const invokedBy = 'cloudformation.amazonaws.com';
        const { requestId } = nested;
        const call = { service: other, operation, input, output, requestId, invokedBy };
        await recordApiCall(services, context, call);
      }
      return output;
    },
  };
}

/** Lets every service take up again what the last process left unfinished. */
export function resumeServices(source: ContextSource): void {
  for (const { region } of source.store.regions()) {
    for (const service of source.services.values()) {
      if (globalServices.has(service.id) !== (region === globalRegion)) continue;
      service.resume?.(callContext(source, service.id, { region, requestId: randomUUID() }));
    }
  }
}
