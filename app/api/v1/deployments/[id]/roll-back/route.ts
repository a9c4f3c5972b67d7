import * as api from '#lib/api/deployments.ts';
import { rollBackDeployment } from '#lib/deployments/repeat-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.rollBackDeployment, (ctx, { params, body }) =>
  rollBackDeployment(ctx, { ...params, ...body }),
);
