import { rightsOf } from '#lib/identity/rights.ts';
import { mayReadMetrics } from '#lib/metrics/may-read-metrics.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import { readSharedState } from '#lib/metrics/read-shared-state.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';

/** `GET /metrics` for Prometheus. Whoever may not read it is not told that it exists. */
export async function serveMetrics(request: Request): Promise<Response> {
  const { config, contextFor } = await getRuntime();
  if (!mayReadMetrics(request, config)) return new Response(null, { status: 404 });
  const state = await readSharedState(
    contextFor({ name: 'metrics', kind: 'system' }, rightsOf([])),
  );
  const { contentType, text } = await metrics().render(state);
  return new Response(text, {
    headers: { 'content-type': contentType, 'cache-control': 'no-store' },
  });
}
