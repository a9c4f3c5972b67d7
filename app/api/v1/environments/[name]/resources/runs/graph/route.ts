import * as api from '#lib/api/runs.ts';
import { serve } from '#lib/http/serve.ts';
import { getRunGraph } from '#lib/runs/get-run-graph.ts';

export const GET = serve(api.getRunGraph, (ctx, { params, query }) =>
  getRunGraph(ctx, { ...params, ...query }),
);
