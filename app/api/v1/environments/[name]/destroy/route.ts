import * as api from '#lib/api/deployments.ts';
import { destroyEnvironment } from '#lib/deployments/destroy-environment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.destroyEnvironment, (ctx, { params, body }) =>
  destroyEnvironment(ctx, { ...params, ...body }),
);
