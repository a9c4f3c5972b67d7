import * as api from '#lib/api/environment-comparison.ts';
import { compareEnvironments } from '#lib/comparison/compare-environments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.compareEnvironments, (ctx, { params, query }) =>
  compareEnvironments(ctx, { ...params, ...query }),
);
