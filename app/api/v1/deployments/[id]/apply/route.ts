import * as api from '#lib/api/deployments.ts';
import { applyDeployment } from '#lib/deployments/apply-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.applyDeployment, (ctx, { params, body }) =>
  applyDeployment(ctx, { ...params, ...body }),
);
