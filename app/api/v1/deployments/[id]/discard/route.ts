import * as api from '#lib/api/deployments.ts';
import { discardDeployment } from '#lib/deployments/settle-plan.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.discardDeployment, (ctx, { params }) =>
  discardDeployment(ctx, params),
);
