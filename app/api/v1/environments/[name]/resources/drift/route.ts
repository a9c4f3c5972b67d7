import * as api from '#lib/api/drift.ts';
import { adoptDrift } from '#lib/drift/adopt-drift.ts';
import { getResourceDrift } from '#lib/drift/get-resource-drift.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getResourceDrift, (ctx, { params, query }) =>
  getResourceDrift(ctx, { ...params, ...query }),
);

export const POST = serve(api.adoptDrift, (ctx, { params, body }) =>
  adoptDrift(ctx, { ...params, ...body }),
);
