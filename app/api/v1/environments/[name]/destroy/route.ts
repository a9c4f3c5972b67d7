import * as api from '#lib/api/deployments.ts';
import { destroyEnvironment } from '#lib/deployments/destroy-environment.ts';
import { previewDestruction } from '#lib/deployments/preview-destruction.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.previewDestruction, (ctx, { params }) =>
  previewDestruction(ctx, params),
);

export const POST = serve(api.destroyEnvironment, (ctx, { params, body }) =>
  destroyEnvironment(ctx, { ...params, ...body }),
);
