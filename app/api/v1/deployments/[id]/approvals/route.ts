import * as api from '#lib/api/deployments.ts';
import { approveDeployment } from '#lib/deployments/approve-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.approveDeployment, (ctx, { params, body }) =>
  approveDeployment(ctx, { ...params, ...body }),
);
