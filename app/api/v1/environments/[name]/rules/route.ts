import * as api from '#lib/api/deployment-rules.ts';
import { getDeploymentRules, setDeploymentRules } from '#lib/deployments/set-deployment-rules.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getDeploymentRules, (ctx, { params }) =>
  getDeploymentRules(ctx, params),
);

export const POST = serve(api.setDeploymentRules, (ctx, { params, body }) =>
  setDeploymentRules(ctx, { ...params, ...body }),
);
