import * as api from '#lib/api/deployments.ts';
import { applyDeployment } from '#lib/deployments/settle-plan.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.applyDeployment, (ctx, { params, body }) =>
  applyDeployment(ctx, { ...params, ...body }),
);
