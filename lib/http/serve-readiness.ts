import { randomUUID } from 'node:crypto';
import { getReadiness } from '#lib/api/system.ts';
import { rightsOf } from '#lib/identity/rights.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { checkReadiness } from '#lib/system/check-readiness.ts';
import { problemResponse } from './problem-response.ts';
import { readInput } from './read-input.ts';

/**
 * `GET /api/v1/ready`, for whatever `Host` it is asked: load balancers ask an instance by its address. It
 * tells no more than what a load balancer acts upon.
 */
export async function serveReadiness(request: Request): Promise<Response> {
  try {
    await readInput(getReadiness, { params: {}, request });
    const { contextFor } = await getRuntime();
    const ctx = contextFor({ name: 'probe', kind: 'system' }, rightsOf([]));
    return Response.json(await checkReadiness(ctx), {
      status: getReadiness.status,
      headers: { 'cache-control': 'no-store' },
    });
  } catch (error) {
    return problemResponse(error, randomUUID());
  }
}
