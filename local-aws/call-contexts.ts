import { randomUUID } from 'node:crypto';
import { type AccessWitness, authorize } from './authorization/authorize.ts';
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
import { accountOfTemporaryKey } from './services/sts/access-key.ts';
import { type Session, sessionOf } from './services/sts/session.ts';
import type { StoreFile } from './store/sqlite-store.ts';

/** Of whoever signs with a key that tells no account. */
export const defaultAccount = '000000000000';

/** Budgets, Cost Explorer, IAM and S3 have one namespace for all regions, so their state lies beside every region's. */
export const globalRegion = 'aws-global';

const globalServices: ReadonlySet<ServiceId> = new Set([
  'Budgets',
  'Cost Explorer',
  'IAM',
  'S3',
  'STS',
]);

export interface ContextSource {
  readonly clock: Clock;
  readonly faults: Faults;
  /** Absent where nothing that runs is to fail. */
  readonly runFaults?: RunFaults;
  readonly store: StoreFile;
  readonly services: ReadonlyMap<ServiceId, Service>;
  /** Known once the endpoint listens. */
  endpointUrl(): string;
  /** Told of what sessions of roles ask for. */
  readonly witness?: AccessWitness;
}

const noRunFaults: RunFaults = {
  failureOf: () => undefined,
  isInterrupted: () => false,
  isExhausted: () => false,
};

/**
 * The account whose state a key works on: a temporary one tells it, and twelve digits in the place of a key
 * are one. Source of the latter: "Credentials", LocalStack documentation.
 */
export function accountOfKey(accessKeyId: string | undefined): string {
  if (accessKeyId === undefined) return defaultAccount;
  if (/^\d{12}$/.test(accessKeyId)) return accessKeyId;
  return accountOfTemporaryKey(accessKeyId) ?? defaultAccount;
}

/** The session of a temporary key, expired or not. */
export function sessionOfKey(store: StoreFile, accessKeyId: string): Session | undefined {
  return sessionOf(store.region(accountOfKey(accessKeyId), globalRegion), accessKeyId);
}

export interface Caller {
  readonly account: string;
  readonly region: string;
  readonly requestId: string;
  readonly accessKeyId?: string;
  readonly session?: Session;
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
    clock,
    faults,
    runFaults: source.runFaults ?? noRunFaults,
    endpointUrl: source.endpointUrl(),
    store: store.region(caller.account, partition),
    as: (other) => callContext(source, other, caller),
    inEveryRegion: () =>
      store
        .regions()
        .filter(({ account, region }) => account === caller.account && region !== globalRegion)
        .map(({ region }) => callContext(source, service, { ...caller, region })),
    inAccount: (account) => callContext(source, service, { ...caller, account }),
    actingAs: (roleArn) =>
      callContext(source, service, { ...caller, session: serviceSession(roleArn) }),
    async call(other, operation, input) {
      const run = services.get(other)?.operations[operation];
      if (!run) throw new AwsError('InvalidAction', `${other} has no operation ${operation} here.`);
      const nested = { ...caller, requestId: randomUUID(), viaService: true };
      const context = callContext(source, other, nested);
      if (service === 'CloudFormation') {
        authorize(services, context, { service: other, operation, input }, source.witness);
      }
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

/** What CloudFormation works by where a stack has a role. */
function serviceSession(roleArn: string): Session {
  const [, , , , account = '', resource = ''] = roleArn.split(':');
  const roleName = resource.split('/').at(-1) ?? '';
  return {
    accessKeyId: '',
    secretAccessKey: '',
    sessionToken: '',
    account,
    roleName,
    roleArn,
    arn: `arn:aws:sts::${account}:assumed-role/${roleName}/AWSCloudFormation`,
    userId: '',
    tags: {},
    isOfService: false,
    expiration: '',
  };
}

/** Lets every service take up again what the last process left unfinished. */
export function resumeServices(source: ContextSource): void {
  for (const { account, region } of source.store.regions()) {
    for (const service of source.services.values()) {
      if (globalServices.has(service.id) !== (region === globalRegion)) continue;
      service.resume?.(
        callContext(source, service.id, { account, region, requestId: randomUUID() }),
      );
    }
  }
}
