import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ContextSource, callContext, defaultAccount, globalRegion } from '../call-contexts.ts';
import type { AdjustableClock } from '../clock.ts';
import type { WireRequest, WireResponse } from '../protocol/wire.ts';
import { AwsError, type PastRuns } from '../service.ts';
import { setPastDays } from '../services/cost-explorer/past-days.ts';
import type { CallLog } from './call-log.ts';
import { faultSchema } from './fault-schemas.ts';
import type { FaultPlan } from './faults.ts';

export interface Controlled extends ContextSource {
  readonly clock: AdjustableClock;
  readonly faults: FaultPlan;
  readonly calls: CallLog;
}

export const controlPrefix = '/_local/';

const speedSchema = z.strictObject({ speed: z.number().positive().max(10_000) });

const pastSchema = z.strictObject({
  of: z.enum(['glue-job', 'glue-crawler']),
  name: z.string().min(1),
  count: z.int().positive().max(10_000),
  minutesApart: z.number().positive().max(1_440).default(15),
  failureRate: z.number().min(0).max(1).default(0.05),
  region: z.string().min(1).default('us-east-2'),
});

const pastDaysSchema = z.strictObject({ days: z.int().min(0).max(400) });

/** Answers the requests under `/_local/`, which no AWS client makes; documented in BEHAVIOUR.md. */
export function control(controlled: Controlled, request: WireRequest): WireResponse {
  const { calls, clock, faults } = controlled;
  const [resource, id] = request.path.slice(controlPrefix.length).split('/');
  switch (`${request.method} ${resource}`) {
    case 'GET health':
      return json(200, { status: 'ok', speed: clock.speed });
    case 'GET calls':
      return json(200, calls.report(request.query.get('since') ?? undefined));
    case 'GET state':
      return json(200, { digest: controlled.store.digest() });
    case 'GET faults':
      return json(200, { faults: faults.list() });
    case 'DELETE faults':
      faults.remove(id);
      return json(200, { faults: faults.list() });
    case 'POST faults':
      return parsed(faultSchema, request, (fault) => json(201, { id: faults.add(fault) }));
    case 'POST past-costs':
      return parsed(pastDaysSchema, request, ({ days }) => writePastDays(controlled, days));
    case 'POST past-runs':
      return parsed(pastSchema, request, ({ region, ...past }) =>
        writePast(controlled, region, past),
      );
    case 'POST speed':
      return parsed(speedSchema, request, ({ speed }) => {
        clock.setSpeed(speed);
        return json(200, { speed });
      });
    default:
      return json(404, { error: `Nothing answers ${request.method} ${request.path}` });
  }
}

/** Costs are of an account, so any region will do. */
function writePastDays(controlled: Controlled, days: number): WireResponse {
  const caller = { account: defaultAccount, region: globalRegion, requestId: randomUUID() };
  setPastDays(callContext(controlled, 'Cost Explorer', caller), days);
  return json(201, { days });
}

function writePast(controlled: Controlled, region: string, past: PastRuns): WireResponse {
  const ctx = callContext(controlled, 'Glue', {
    account: defaultAccount,
    region,
    requestId: randomUUID(),
  });
  try {
    controlled.services.get('Glue')?.writePast?.(ctx, past);
    return json(201, { count: past.count });
  } catch (cause) {
    if (cause instanceof AwsError) return json(409, { error: cause.message });
    throw cause;
  }
}

function parsed<T>(
  schema: z.ZodType<T>,
  request: WireRequest,
  respond: (value: T) => WireResponse,
): WireResponse {
  const body = parseJson(request.body.toString('utf8'));
  const result = schema.safeParse(body);
  return result.success
    ? respond(result.data)
    : json(400, { error: z.prettifyError(result.error), issues: result.error.issues });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(status: number, body: object): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
