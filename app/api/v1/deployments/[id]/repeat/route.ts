import * as api from '#lib/api/deployments.ts';
import { repeatDeployment } from '#lib/deployments/repeat-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.repeatDeployment, (ctx, { params, body }) =>
  repeatDeployment(ctx, { ...params, ...body }),
);
