import { randomUUID } from 'node:crypto';
import { authorize } from './authorization/authorize.ts';
import { accountOfKey, type ContextSource, callContext, sessionOfKey } from './call-contexts.ts';
import type { CallLog } from './control/call-log.ts';
import type { FaultPlan } from './control/faults.ts';
import type { Throttle } from './control/throttle.ts';
import { addresseeOf } from './protocol/addressee.ts';
import { protocols } from './protocol/protocols.ts';
import { type Refusal, refuse } from './protocol/refusals.ts';
import { requireMembers } from './protocol/required-members.ts';
import { serviceModel } from './protocol/service-model.ts';
import { type checkSignature, clockRefusal } from './protocol/signature.ts';
import type { WireRequest, WireResponse } from './protocol/wire.ts';
import { AwsError, operationInput, type ServiceId } from './service.ts';
import { recordApiCall } from './services/cloud-trail/record-api-call.ts';
import { isExpired, type Session } from './services/sts/session.ts';

export interface EndpointParts extends ContextSource {
  readonly faults: FaultPlan;
  readonly throttle: Throttle;
  readonly calls: CallLog;
  /** Absent where anyone may call. */
  readonly authenticate?: (request: WireRequest, now: Date) => ReturnType<typeof checkSignature>;
  readonly report: (error: unknown) => void;
}

/**
 * Answers one call as AWS would; `dropped` means that the connection is to be cut without an answer.
 * A signature covers the request as it was `signed`, S3's routing the same in path style.
 */
export async function answer(
  parts: EndpointParts,
  signed: WireRequest,
  request: WireRequest = signed,
): Promise<WireResponse | 'dropped'> {
  const startedMs = performance.now();
  const at = parts.clock.now().toISOString();
  const { service, ...addressed } = addresseeOf(request);
  const session = addressed.accessKeyId && sessionOfKey(parts.store, addressed.accessKeyId);
  const account = accountOfKey(addressed.accessKeyId);
  const caller = { ...addressed, account, ...(session && { session }) };
  const model = await serviceModel(service);
  const protocol = protocols[model.wire.protocol];
  const requestId = randomUUID();
  let name: string | undefined;
  let skewMs = 0;

  const run = async (): Promise<WireResponse | 'dropped'> => {
    name = protocol.operationName(model, request);
    skewMs = parts.faults.skewMs(service, name);
    const refusal = signatureRefusal(parts, signed, skewMs);
    if (refusal?.kind === 'skewed') parts.faults.spendSkew(service, name);
    if (refusal) throw refuse(service, refusal);
    const staleness = session && sessionRefusal(session, signed, parts.clock.now());
    if (staleness) throw refuse(service, staleness);
    if ((await strike(parts, service, name)) === 'dropped') return 'dropped';
    if (name && !parts.throttle.admit(account, caller.region, service, name)) {
      throw refuse(service, { kind: 'throttled' });
    }
    const operation = name ? model.operations.get(name) : undefined;
    const implementation = name ? parts.services.get(service)?.operations[name] : undefined;
    if (!operation || !implementation) throw protocol.unknownOperation(model, name);
    const input = await protocol.decode(model, operation, request);
    requireMembers(model, operation, input);
    const context = callContext(parts, service, { ...caller, requestId });
    const call = { service, operation: operation.name, input };
    authorize(parts.services, context, call, parts.witness);
    const output = asOutput(await implementation(operationInput(input), context));
    const userAgent = request.headers['user-agent'];
    await recordApiCall(parts.services, context, { ...call, output, requestId, userAgent });
    return protocol.encode(model, operation, output, requestId);
  };

  const response = await run().catch((cause: unknown) => {
    if (!(cause instanceof AwsError)) parts.report(cause);
    return protocol.encodeError(model, asAwsError(cause), requestId);
  });
  const status = response === 'dropped' ? 0 : response.status;
  const ms = Math.round((performance.now() - startedMs) * 10) / 10;
  parts.calls.add({ service, operation: name ?? '', at, ms, status });
  return response === 'dropped' || skewMs === 0 ? response : withDate(response, skewedNow(skewMs));
}

function signatureRefusal(
  { authenticate }: EndpointParts,
  signed: WireRequest,
  skewMs: number,
): Refusal | undefined {
  const now = skewedNow(skewMs);
  if (authenticate) return authenticate(signed, now);
  return skewMs === 0 ? undefined : clockRefusal(signed, now);
}

function skewedNow(skewMs: number): Date {
  return new Date(Date.now() + skewMs);
}

/** Clients set their clocks by this header. */
function withDate(response: WireResponse, date: Date): WireResponse {
  return { ...response, headers: { ...response.headers, date: date.toUTCString() } };
}

/** Why temporary credentials are not taken: their token is another one, or their time is over. */
function sessionRefusal(
  session: Session,
  { headers, query }: WireRequest,
  now: Date,
): Refusal | undefined {
  const token = headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token');
  if (token !== session.sessionToken) return { kind: 'wrong-token' };
  return isExpired(session, now) ? { kind: 'expired-token' } : undefined;
}

async function strike(
  { faults }: EndpointParts,
  service: ServiceId,
  operation: string | undefined,
): Promise<'dropped' | 'passed'> {
  const fault = faults.callFault(service, operation);
  switch (fault?.kind) {
    case undefined:
      return 'passed';
    case 'drop':
      return 'dropped';
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      return 'passed';
    case 'throttle':
      throw refuse(service, { kind: 'throttled' });
    case 'expired':
      throw refuse(service, { kind: 'expired-token' });
    case 'deny':
      throw refuse(service, { kind: 'denied', operation: operation ?? '*' });
    case 'error':
      throw new AwsError(fault.code, fault.message, fault.httpStatus);
  }
}

function asOutput(output: unknown): object {
  return typeof output === 'object' && output !== null ? output : {};
}

function asAwsError(cause: unknown): AwsError {
  if (cause instanceof AwsError) return cause;
  const message =
    'The request processing has failed because of an unknown error, exception or failure.';
  return new AwsError('InternalFailure', message, 500);
}
