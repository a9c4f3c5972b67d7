import * as api from '#lib/api/tools.ts';
import { serve } from '#lib/http/serve.ts';
import { getResourceMetrics } from '#lib/tools/get-resource-metrics.ts';

export const GET = serve(api.getResourceMetrics, (ctx, { params, query }) =>
  getResourceMetrics(ctx, { ...params, ...query }),
);
