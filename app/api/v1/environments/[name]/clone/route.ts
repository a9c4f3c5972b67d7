import * as api from '#lib/api/environment-comparison.ts';
import { cloneEnvironment } from '#lib/environments/clone-environment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.cloneEnvironment, (ctx, { params, body }) =>
  cloneEnvironment(ctx, { source: params.name, ...body }),
);
