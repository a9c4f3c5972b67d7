import * as api from '#lib/api/environments.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { previewEnvironment } from '#lib/environments/preview-environment.ts';
import { listEnvironments } from '#lib/environments/read-environments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listEnvironments, listEnvironments);

export const POST = serve(api.createEnvironment, (ctx, { query, body }) =>
  query.validateOnly === 'true' ? previewEnvironment(ctx, body) : createEnvironment(ctx, body),
);
