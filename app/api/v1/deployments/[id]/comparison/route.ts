import * as api from '#lib/api/deployments.ts';
import { compareDeployments } from '#lib/deployments/compare-deployments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.compareDeployments, (ctx, { params, query }) =>
  compareDeployments(ctx, { ...params, ...query }),
);
