import * as api from '#lib/api/runs.ts';
import { serve } from '#lib/http/serve.ts';
import { readRunLog } from '#lib/runs/read-run-log.ts';

export const GET = serve(api.readRunLog, (ctx, { params, query }) =>
  readRunLog(ctx, { ...params, ...query }),
);
