import * as api from '#lib/api/environments.ts';
import { getEnvironment } from '#lib/environments/read-environments.ts';
import { removeEnvironment } from '#lib/environments/remove-environment.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getEnvironment, (ctx, { params }) => getEnvironment(ctx, params));

export const PATCH = serve(api.updateEnvironment, (ctx, { params, body }) =>
  updateEnvironment(ctx, { ...params, ...body }),
);

export const DELETE = serve(api.removeEnvironment, (ctx, { params }) =>
  removeEnvironment(ctx, params),
);
