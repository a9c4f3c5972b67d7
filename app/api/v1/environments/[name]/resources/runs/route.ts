import * as api from '#lib/api/runs.ts';
import { serve } from '#lib/http/serve.ts';
import { listRuns } from '#lib/runs/list-runs.ts';

export const GET = serve(api.listRuns, (ctx, { params, query }) =>
  listRuns(ctx, { ...params, ...query }),
);
