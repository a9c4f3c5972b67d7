import * as api from '#lib/api/cost.ts';
import { getDeploymentCost } from '#lib/cost/get-deployment-cost.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getDeploymentCost, (ctx, { params }) =>
  getDeploymentCost(ctx, params),
);
