import * as api from '#lib/api/deployments.ts';
import { discardDeployment } from '#lib/deployments/cancel-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.discardDeployment, (ctx, { params }) =>
  discardDeployment(ctx, params),
);
