import * as api from '#lib/api/deployments.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { listDeployments } from '#lib/deployments/read-deployments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listDeployments, (ctx, { params, query }) =>
  listDeployments(ctx, { ...params, ...query }),
);

export const POST = serve(api.planDeployment, (ctx, { params, body }) =>
  planDeployment(ctx, { ...params, ...body }),
);
