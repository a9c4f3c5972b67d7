import * as api from '#lib/api/quality.ts';
import { serve } from '#lib/http/serve.ts';
import { listQualityResults } from '#lib/quality/list-quality-results.ts';

export const GET = serve(api.listQualityResults, (ctx, { params, query }) =>
  listQualityResults(ctx, { ...params, ...query }),
);
