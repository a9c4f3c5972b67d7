import * as api from '#lib/api/deployments.ts';
import { cancelDeployment } from '#lib/deployments/cancel-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.cancelDeployment, (ctx, { params, body }) =>
  cancelDeployment(ctx, { ...params, ...body }),
);
